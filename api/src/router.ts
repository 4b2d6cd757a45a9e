import { exportLog } from './features/audit/export.ts';
import { list as listAudit } from './features/audit/list.ts';
import { get } from './features/city/get.ts';
import { list } from './features/city/list.ts';
import { erase } from './features/person/erase.ts';
import { proposalFigures } from './features/planning/proposal-figures.ts';
import { signWeighing } from './features/planning/sign-weighing.ts';
import { close } from './features/session/close.ts';
import { current } from './features/session/current.ts';
import { list as listSessions } from './features/session/list.ts';
import { nonce } from './features/session/nonce.ts';
import { open } from './features/session/open.ts';
import { revoke } from './features/session/revoke.ts';
import { requestCode } from './features/staff/request-code.ts';
import { setUp } from './features/staff/set-up.ts';
import { verifyCode } from './features/staff/verify-code.ts';
import { digest } from './features/sync/digest.ts';
import { handIn } from './features/sync/hand-in.ts';
import { pokes } from './features/sync/pokes.ts';
import { pull } from './features/sync/pull.ts';
import { push } from './features/sync/push.ts';
import { close as closeRound } from './features/workshop/close.ts';
import { count as countRoundResults } from './features/workshop/count.ts';
import { find as findRound } from './features/workshop/find.ts';
import { list as listRounds } from './features/workshop/list.ts';
import { open as openRound } from './features/workshop/open.ts';
import { report as reportResult } from './features/workshop/report.ts';
import { router } from './trpc.ts';

export const appRouter = router({
  city: router({ list, get }),
  sync: router({ push, pull, pokes, digest, handIn }),
  session: router({ nonce, open, current, list: listSessions, revoke, close }),
  staff: router({ requestCode, verifyCode, setUp }),
  person: router({ erase }),
  audit: router({ list: listAudit, export: exportLog }),
  planning: router({ proposalFigures, signWeighing }),
  workshop: router({
    open: openRound,
    list: listRounds,
    count: countRoundResults,
    close: closeRound,
    find: findRound,
    report: reportResult,
  }),
});

export type AppRouter = typeof appRouter;
