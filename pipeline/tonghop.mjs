#!/usr/bin/env node
// The door: runs cli.ts on a Node that reads TypeScript (22.18 or newer), which npm installs with the project.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 18)) await import("./cli.ts");
else {
  const local = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));
  const node = existsSync(local) ? local : "node";
  const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));
  const {status} = spawnSync(node, [cli, ...process.argv.slice(2)], {stdio: "inherit"});
  process.exitCode = status ?? 1;
}
