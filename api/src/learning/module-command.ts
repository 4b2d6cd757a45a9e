import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkModule, type ModuleReport, reviewedItems } from '@werkstadt/shared/literacy/package/check-module';
import { transferredBytes } from '@werkstadt/shared/literacy/package/checks/check-files';
import { overrideModule } from '@werkstadt/shared/literacy/package/override';
import type { PackageFiles } from '@werkstadt/shared/literacy/package/package-files';
import { readingReport, type TextReading } from '@werkstadt/shared/literacy/package/reading-report';
import { sealPackage } from '@werkstadt/shared/literacy/package/seal';
import { writePackageZip } from '@werkstadt/shared/literacy/package/zip-package';
import { OperatorError } from '../platform/operator-error.ts';
import { writeExchange } from './module-exchange.ts';
import { readModuleFolder } from './module-folder.ts';
import { readSigningKey, sealVerifying } from './seal-crypto.ts';
import { readSealedPackage } from './sealed-package.ts';

export const MODULE_USAGE = `module check <folder or zip> [--city <folder>] [--texts]       says what is wrong with a learning module
module build <folder> --out <file.zip> [--city <folder>] [--key <file.pem>] [--exchange <folder> --address <https://…>]   packs it, with its hash and a signature
  --city   folder with a city's own texts and items, laid over the module
  --texts  prints the reading level of every text
  --key    Ed25519 key of the city: openssl genpkey -algorithm ed25519
  --exchange  folder for the description as AMB and the items as QTI 3; --address: where the module can be found`;

type Say = (text: string) => void;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        city: { type: 'string' },
        out: { type: 'string' },
        key: { type: 'string' },
        texts: { type: 'boolean' },
        exchange: { type: 'string' },
        address: { type: 'string' },
      },
    });
  } catch {
    throw new OperatorError(MODULE_USAGE);
  }
}

const readPackage = async (path: string): Promise<PackageFiles> =>
  path.endsWith('.zip') ? readSealedPackage(path, []) : readModuleFolder(path);

async function report(
  path: string,
  city: string | undefined,
): Promise<ModuleReport & { readonly files: PackageFiles }> {
  const files = await readPackage(path);
  return city === undefined ? { ...checkModule(files), files } : overrideModule(files, readModuleFolder(city));
}

const readingLine = ({ language, name, level, hints }: TextReading): string => {
  const wiener = level.wienerSachtext === null ? '' : ` WSTF ${level.wienerSachtext.toFixed(1)}`;
  const figures = `${level.words} words, longest sentence ${level.longestSentence},${wiener} LIX ${level.lix.toFixed(0)}`;
  return `  ${language} ${name}: ${figures}${hints.length > 0 ? `  ! ${hints.join(', ')}` : ''}\n`;
};

function tell(
  path: string,
  { module, issues, files }: Awaited<ReturnType<typeof report>>,
  texts: boolean,
  say: Say,
): void {
  for (const { file, field, rule, message } of issues) {
    say(`${[file, field].filter((part) => part !== '').join(' ') || path}: ${message} (${rule})\n`);
  }
  if (module) {
    const readings = readingReport(module);
    const shown = texts ? readings : readings.filter(({ hints }) => hints.length > 0);
    if (shown.length > 0) say(texts ? 'Reading level of every text:\n' : 'Perhaps hard to read (a hint, no error):\n');
    for (const reading of shown) say(readingLine(reading));
    const { reviewed, all } = reviewedItems(module);
    say(
      `${reviewed === all ? 'reviewed' : 'unreviewed'}: ${reviewed} of ${all} items were checked by two editors and somebody from outside\n`,
    );
  }
  say(`${Math.ceil(transferredBytes(files) / 1000)} kB as it travels\n`);
  say(issues.length === 0 ? `${path}: nothing wrong\n` : `${path}: ${issues.length} to mend\n`);
}

/** `module check`: whether nothing is wrong. */
async function check(args: readonly string[], say: Say): Promise<boolean> {
  const { positionals, values } = parse(args);
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || values.out !== undefined || values.key !== undefined) {
    throw new OperatorError(MODULE_USAGE);
  }
  const found = await report(path, values.city);
  tell(path, found, values.texts === true, say);
  return found.issues.length === 0;
}

/** `module build`: packs what is sound. */
async function build(args: readonly string[], say: Say): Promise<boolean> {
  const { positionals, values } = parse(args);
  const [path, ...more] = positionals;
  const { out, key, exchange, address } = values;
  if (path === undefined || more.length > 0 || out === undefined) throw new OperatorError(MODULE_USAGE);
  if ((exchange === undefined) !== (address === undefined)) throw new OperatorError(MODULE_USAGE);
  if (address !== undefined && !/^https:\/\/[^\s"]+$/.test(address))
    throw new OperatorError('--address is where the module can be found: https://…');
  const signing = key === undefined ? null : readSigningKey(key);
  const found = await report(path, values.city);
  const { module, issues } = found;
  if (issues.length > 0 || !module) {
    tell(path, found, false, say);
    return false;
  }
  const zip = writePackageZip(await sealPackage(found.files, sealVerifying, signing));
  try {
    writeFileSync(out, zip);
  } catch {
    throw new OperatorError(`${out} cannot be written.`);
  }
  say(`${out}: ${Math.ceil(zip.length / 1000)} kB, ${signing ? 'signed' : 'not signed'}\n`);
  if (exchange !== undefined && address !== undefined) {
    for (const written of writeExchange(module, found.files, exchange, address)) say(`${written}\n`);
  }
  return true;
}

/** Runs `module <command>`; answers whether all was well. */
export async function runModuleCommand(args: readonly string[], say: Say): Promise<boolean> {
  const [name, ...rest] = args;
  if (name === 'check') return check(rest, say);
  if (name === 'build') return build(rest, say);
  throw new OperatorError(MODULE_USAGE);
}
