import {run} from "./commands/run.ts";

// `npm start`: the night on the sample bloc. Its bad files are part of the demonstration, so the exit code is 0.
await run({inbox: "data/sample/inbox", db: "data/work/sample.duckdb", out: "reports/dist", jobs: "2"});
