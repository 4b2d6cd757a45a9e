/** `module <command>`: checks and packs learning modules, for authors and cities. */
import { runModuleCommand } from './learning/module-command.ts';
import { runCommand } from './run-command.ts';

await runCommand(async () => {
  const sound = await runModuleCommand(process.argv.slice(2), (text) => process.stdout.write(text));
  if (!sound) process.exitCode = 1;
});
