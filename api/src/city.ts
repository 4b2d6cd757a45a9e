/** `city <command>`: makes and looks after the cities of an installation, beside a running `start` or without one. */
import { parseArgs } from 'node:util';
import { type StaffRole, staffRoles } from '@werkstadt/shared/person/role';
import { makeBackup } from './backup/make-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { BUILD_USAGE, progressLine, runBuildCommand } from './city-pack/build-command.ts';
import { CityPackError } from './city-pack/city-pack-error.ts';
import { exportBlocks } from './city-pack/districts/export-blocks.ts';
import { findCityBySlug } from './db/cities.ts';
import { addStaff } from './db/staff.ts';
import { emailSchema } from './features/staff/email.ts';
import { installCity } from './install-city.ts';
import { installDemo } from './install-demo.ts';
import { installModule, removeModule } from './learning/install-module.ts';
import { type Installation, openInstallation } from './open-installation.ts';
import { openProject } from './open-project.ts';
import { packsFolderIn, parseConfig, prepareDataFolder } from './platform/config.ts';
import { logToStandardError } from './platform/log.ts';
import { OperatorError } from './platform/operator-error.ts';
import { runCommand } from './run-command.ts';

const say = (text: string) => process.stdout.write(text);
const complain = (text: string) => process.stderr.write(text);

const USAGE = `city add <pack> --slug <name>                     makes a city of a pack, or gives a city its newer pack
city add-module <file.zip> --slug <name> [--key <file.pem>]   gives a city a learning module; --key: who must have signed it
city remove-module <id> --slug <name>             takes a city's learning module away
city project <file.json> --slug <name>            opens a project in a city, as the file describes it
city staff <slug> <e-mail> --role <${staffRoles.join('|')}>   adds somebody to the staff of a city
city demo                                         makes the demo town Lindental
city backup <file>                                writes everything into one file and proves that it can be restored
city restore <file>                               puts a backup into an empty installation
city blocks <pack> --out <blocks.geojson>          writes the blocks of a pack with the ids that tables name
${BUILD_USAGE}`;

/** Positionals and options of a command; anything else is answered with how it is used. */
function readOptions<const Needed extends string, const Optional extends string>(
  args: readonly string[],
  positionals: number,
  needed: readonly Needed[],
  optional: readonly Optional[],
): [string[], Record<Needed, string> & Partial<Record<Optional, string>>] {
  const options = Object.fromEntries([...needed, ...optional].map((name) => [name, { type: 'string' } as const]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
    const values = parsed.values as Record<Needed, string> & Partial<Record<Optional, string>>;
    if (parsed.positionals.length === positionals && needed.every((name) => values[name] !== undefined))
      return [parsed.positionals, values];
  } catch {
    // An option we do not know: the usage says which there are.
  }
  throw new OperatorError(USAGE);
}

/** The same for a command that takes one option. */
function read<const Option extends string>(
  args: readonly string[],
  positionals: number,
  option: Option,
): [string[], string] {
  const [found, values] = readOptions(args, positionals, [option], []);
  return [found, values[option]];
}

/** Runs with the installation of the environment and closes it again. */
async function withInstallation(
  run: (installation: Installation, packsFolder: string) => Promise<void>,
): Promise<void> {
  const config = parseConfig(process.env);
  prepareDataFolder(config.dataFolder);
  const installation = await openInstallation(config, { log: logToStandardError, joinRunning: true });
  try {
    await run(installation, packsFolderIn(config));
  } finally {
    await installation.close();
  }
}

async function add(args: readonly string[]): Promise<void> {
  const [[folder = ''], slug] = read(args, 1, 'slug');
  await withInstallation(async ({ services }, packsFolder) => {
    const { isNew, name } = await installCity(services.database, packsFolder, { folder, slug });
    say(`${name} ${isNew ? 'is a city now' : 'has its new pack'}: ${services.publicUrl}/${slug}\n`);
  });
}

async function project(args: readonly string[]): Promise<void> {
  const [[file = ''], slug] = read(args, 1, 'slug');
  await withInstallation(async ({ services }, packsFolder) => {
    const { id, title } = await openProject(services.database, packsFolder, { file, slug, now: services.now() });
    say(`${title} is open: ${services.publicUrl}/${slug}/projects/${id}\n`);
  });
}

function isStaffRole(value: string): value is StaffRole {
  return staffRoles.some((role) => role === value);
}

async function addModule(args: readonly string[]): Promise<void> {
  const [[zip = ''], { slug, key: keyFile }] = readOptions(args, 1, ['slug'], ['key']);
  await withInstallation(async ({ services }, packsFolder) => {
    const { id, isNew } = await installModule(services.database, packsFolder, { zip, slug, keyFile });
    say(
      `${isNew ? 'Learning module' : 'New version of the learning module'} ${id}: ${services.publicUrl}/${slug}/learn/${id}\n`,
    );
  });
}

async function takeModule(args: readonly string[]): Promise<void> {
  const [[id = ''], slug] = read(args, 1, 'slug');
  await withInstallation(async ({ services }) => {
    await removeModule(services.database, slug, id);
    say(`${slug} has no learning module ${id} of its own any more.\n`);
  });
}

async function staff(args: readonly string[]): Promise<void> {
  const [[slug = '', address], role] = read(args, 2, 'role');
  const email = emailSchema.safeParse(address);
  if (!email.success) throw new OperatorError(`"${address}" is no e-mail address.`);
  if (!isStaffRole(role)) throw new OperatorError(`There is no role "${role}": use ${staffRoles.join(', ')}.`);
  await withInstallation(async ({ services }) => {
    const city = await findCityBySlug(services.database, slug);
    if (!city) throw new OperatorError(`There is no city "${slug}": add it first with city add.`);
    await services.database.withCity(city.id, (tx) => addStaff(tx, city.id, email.data, role));
    say(`${email.data} is ${role} of ${city.name} and signs in at ${services.publicUrl}/${slug}/sign-in\n`);
  });
}

async function build(args: readonly string[]): Promise<void> {
  process.exitCode = await runBuildCommand(args, { say, complain });
}

async function blocks(args: readonly string[]): Promise<void> {
  const [[pack = ''], out] = read(args, 1, 'out');
  const count = await exportBlocks(pack, out).catch((error: unknown) => {
    throw error instanceof CityPackError ? new OperatorError(error.message) : error;
  });
  say(`${count} blocks: ${out}\n`);
}

async function demo(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new OperatorError(USAGE);
  await withInstallation(async ({ services }, packsFolder) => {
    const { name, slug } = await installDemo(services.database, packsFolder, progressLine(say));
    say(`${name}: ${services.publicUrl}/${slug}\n`);
  });
}

function onlyFile(args: readonly string[]): string {
  const [file, ...rest] = args;
  if (file === undefined || file === '' || file.startsWith('--') || rest.length > 0) throw new OperatorError(USAGE);
  return file;
}

async function backup(args: readonly string[]): Promise<void> {
  const file = onlyFile(args);
  const { dataFolder } = parseConfig(process.env);
  await withInstallation(async ({ services, address }) => {
    const made = await makeBackup(file, { database: services.database, address, dataFolder }, services.now());
    say(`${made.path}: ${made.cities.join(', ')}, ${made.rows} rows, read back and restored once as a test.\n`);
    say('It holds everything, also what is personal: keep it as you keep the database.\n');
  });
}

async function restore(args: readonly string[]): Promise<void> {
  const file = onlyFile(args);
  const config = parseConfig(process.env);
  prepareDataFolder(config.dataFolder);
  const { address, close } = await openInstallation(config, { log: logToStandardError });
  try {
    const { madeAt, cities, rows, erasures } = await restoreBackup(file, address, config.dataFolder);
    say(`Restored ${cities.join(', ')} as of ${madeAt}: ${rows} rows.\n`);
    if (erasures > 0) say(`Erased again, because they were erased after this backup: ${erasures} people.\n`);
    say('Now run start. Phones send again what came after the backup; nobody has to press a button.\n');
  } finally {
    await close();
  }
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  add,
  'add-module': addModule,
  'remove-module': takeModule,
  project,
  staff,
  build,
  blocks,
  demo,
  backup,
  restore,
};

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new OperatorError(USAGE);
  await command(args);
});
