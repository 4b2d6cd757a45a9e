/** `module <command>`: checks and packs learning modules, for authors and cities. */
import { checkModule } from '@werkstadt/shared/literacy/package/check-module';
import { readModuleFolder } from './learning/module-folder.ts';
import { OperatorError } from './platform/operator-error.ts';
import { runCommand } from './run-command.ts';

const say = (text: string) => process.stdout.write(text);

const USAGE = `module check <folder>    says what is wrong with a learning module, with file, field and rule`;

function check(args: readonly string[]): void {
  const [folder, ...more] = args;
  if (folder === undefined || more.length > 0) throw new OperatorError(USAGE);
  const { issues } = checkModule(readModuleFolder(folder));
  for (const { file, field, rule, message } of issues) say(`${file}${field && ` ${field}`}: ${message} (${rule})\n`);
  say(issues.length === 0 ? `${folder}: nothing wrong\n` : `${folder}: ${issues.length} to mend\n`);
  if (issues.length > 0) process.exitCode = 1;
}

const commands: Readonly<Record<string, (args: readonly string[]) => void>> = { check };

await runCommand(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new OperatorError(USAGE);
  command(args);
});
