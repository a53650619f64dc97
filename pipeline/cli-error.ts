/** Exit codes of the contract: 0 ok, 1 error, 2 usage, 3 done but some files failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What the user did or asked cannot be done: one clear line, and an exit code. Never a stack trace. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, {exitCode = 2, cause}: {exitCode?: ExitCode; cause?: unknown} = {}) {
    super(message, {cause});
    this.name = "CliError";
    this.exitCode = exitCode;
  }
}
