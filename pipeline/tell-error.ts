import {CliError} from "./cli-error.ts";
import {say} from "./say.ts";

/** Tells what went wrong in one line on standard error, never a stack trace but under TONGHOP_DEBUG, and sets the exit code. */
export function tellError(error: unknown): void {
  if (!(error instanceof CliError) && process.env["TONGHOP_DEBUG"] !== undefined) console.error(error);
  process.stderr.write(
    `${say("Lỗi: ", "Error: ")}${error instanceof Error ? error.message.split("\n")[0] : String(error)}\n`,
  );
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
}
