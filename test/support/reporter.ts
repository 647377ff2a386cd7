import type { Reporter, TestModule } from "vitest/node";

/**
 * Writes the runner's results as one line, `N passed, N failed`. A file that does not load, an error outside any test,
 * and a run that fails before its first test count as failures.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[], reason: string): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") passed += 1;
        if (state === "failed") failed += 1;
      }
    }
    if (reason === "failed") failed = Math.max(failed, 1);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
  }
}
