import {run} from "./commands/run.ts";
import {tellError} from "./tell-error.ts";

// `npm start`: the night on the sample bloc. Its bad files are part of the demonstration, so the exit code is 0.
const flags = {inbox: "data/sample/inbox", db: "data/work/sample.duckdb", out: "reports/dist", jobs: "2"};
await run(flags).catch(tellError);
