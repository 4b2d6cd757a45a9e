import type { ErrorCode } from '../errors/codes.ts';

/** Answers in a row that bring a photo no further. */
const MAX_STANDSTILLS = 3;

/** What a request about one photo brought; `offset`: bytes the city has. */
export type PhotoStep =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'hash-differs' }
  /** The city has it. */
  | { readonly kind: 'over' }
  /** Nothing names it any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'sign-in-needed' }
  | { readonly kind: 'wait'; readonly waitMs: number };

/** How the bytes of one photo are read and sent. */
export interface SendPhotoPorts<Piece> {
  /** Bytes in all. */
  readonly size: number;
  readonly stopped: () => boolean;
  /** Null when there is a session; `lapsed`: the city knows the present one no more. */
  readonly openSession: (lapsed: boolean) => Promise<Extract<PhotoStep, { kind: 'wait' }> | null>;
  readonly ask: () => Promise<PhotoStep>;
  readonly bring: (offset: number, piece: Piece) => Promise<PhotoStep>;
  /** Bytes from an offset to the end of the piece it lies in, none at the very end; null where they are not here. */
  readonly pieceFrom: (offset: number) => Promise<Piece | null>;
  readonly showSent: (sentBytes: number) => void;
  /** The city has found another hash than the name: worth a look at what lies here. */
  readonly hashDiffers: () => Promise<void>;
}

export type PhotoSent =
  | { readonly kind: 'stored' | 'gone' | 'not-here' }
  /** The city takes the bytes under their own hash; the next question finds it stored ([S20]). */
  | { readonly kind: 'differs' }
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'wait'; readonly waitMs: number; readonly sentBytes: number };

/** Sends one photo from where the city says it is, until something ends it. Never a loop ([S20]). */
export async function sendPhoto<Piece>(ports: SendPhotoPorts<Piece>): Promise<PhotoSent> {
  let reached = 0;
  const wait = (waitMs: number): PhotoSent => ({ kind: 'wait', waitMs, sentBytes: reached });
  const closed = await ports.openSession(false);
  if (closed) return wait(closed.waitMs);
  let step = await ports.ask();
  let last = -1;
  let standstills = 0;
  let sessions = 0;
  let differed = false;
  while (!ports.stopped()) {
    switch (step.kind) {
      case 'wait':
        return wait(step.waitMs);
      case 'refused':
        return step;
      case 'over':
        return { kind: 'stored' };
      case 'gone':
        return { kind: 'gone' };
      case 'sign-in-needed': {
        if (sessions++ > 0) return wait(0);
        const refused = await ports.openSession(true);
        step = refused ?? (await ports.ask());
        break;
      }
      case 'hash-differs':
        await ports.hashDiffers();
        if (differed) return { kind: 'differs' };
        differed = true;
        last = -1;
        step = { kind: 'offset', offset: 0 };
        break;
      case 'offset': {
        standstills = step.offset === last ? standstills + 1 : 0;
        if (standstills >= MAX_STANDSTILLS) return wait(0);
        last = step.offset;
        reached = step.offset;
        ports.showSent(reached);
        const piece = await ports.pieceFrom(reached);
        if (piece === null) return { kind: 'not-here' };
        step = await ports.bring(reached, piece);
        break;
      }
    }
  }
  return wait(0);
}
