import { defineConfig } from "vitest/config";

// Three projects, cheapest first. `npx vitest run --project unit` runs one of them.
export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    projects: [
      { test: { name: "unit", include: ["test/*.test.ts", "test/unit/**/*.test.ts"], testTimeout: 20_000 } },
      {
        test: {
          name: "fixtures",
          include: ["test/fixtures/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
