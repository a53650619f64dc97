import {fileURLToPath} from "node:url";
import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["test/**/*.test.ts"],
    expect: {requireAssertions: true},
    env: {TZ: "UTC"},
    testTimeout: 30_000,
  },
});
