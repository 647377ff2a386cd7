import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    // Child processes: the native database driver is not meant for worker threads.
    pool: "forks",
    maxWorkers: 2,
    // Tests are read by Node as programs are: Vite's own loader takes a tenth of a run.
    experimental: { viteModuleRunner: false },
    execArgv: ["--import", "./tools/module-cache.js"],
    // The files of one worker share its modules: to load them anew for each takes a third of the time of a run.
    isolate: false,
    // A net for what hangs, wide enough for a busy machine; no test sets a limit of its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ["default", "./test/support/reporter.ts"],
  },
});
