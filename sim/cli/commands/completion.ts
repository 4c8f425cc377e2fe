/** `chokepoint completion [shell]`: the script with which a shell completes commands and options. */
import { basename } from 'node:path'
import yargs, { type Argv, type CommandModule } from 'yargs'

const SHELLS = ['bash', 'zsh', 'fish'] as const

/** The words so far go to the program itself; where it knows nothing, fish completes files. */
const FISH = `# chokepoint completion fish > ~/.config/fish/completions/chokepoint.fish
function __chokepoint_complete
    set -lx SHELL /bin/bash
    chokepoint --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null
end
complete -c chokepoint -a '(__chokepoint_complete)'
`

const options = (yargs: Argv) =>
  yargs.positional('shell', { choices: SHELLS, describe: 'For which shell [default: the one that is running]' })
type Arguments = Awaited<ReturnType<typeof options>['argv']>

export const completionCommand: CommandModule<object, Arguments> = {
  builder: (yargs) => options(yargs) as Argv<Arguments>,
  handler({ shell = running() }) {
    if (shell === 'fish') return void process.stdout.write(FISH)
    // yargs has a script for each of the others, and goes by the environment.
    process.env['SHELL'] = `/bin/${shell}`
    delete process.env['ZSH_NAME']
    yargs().scriptName('chokepoint').showCompletionScript()
  },
}

const running = (): (typeof SHELLS)[number] =>
  SHELLS.find((shell) => shell === basename(process.env['SHELL'] ?? '')) ?? 'bash'
