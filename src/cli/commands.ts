import { askCommand } from './ask-command.ts';
import type { CommandText } from './command-text.ts';
import { launchCommand } from './launch-command.ts';
import { messageCommands } from './message-commands.ts';
import { ownCommands } from './own-commands.ts';
import { plannerCommands } from './planner-commands.ts';
import { registryCommands } from './registry-commands.ts';
import { repositoryCommands } from './repository-commands.ts';

/** Every command, in the order of the help. */
export const commands: readonly CommandText[] = [
  ...messageCommands,
  askCommand,
  launchCommand,
  ...repositoryCommands,
  ...plannerCommands,
  ...registryCommands,
  ...ownCommands,
];
