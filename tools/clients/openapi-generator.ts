import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Client, Job, Need } from "./client.ts";
import type { Command } from "./command.ts";

const jar = "@openapitools/openapi-generator-cli/bin/openapi-generator.jar";

/** `java` alone is not enough: macOS has one that only asks for the real one. */
const java: Need = { name: "java", command: ["java", "-version"] };

const generator = (
  language: string,
  more: { options?: Record<string, string>; library?: string } & Pick<Client, "programs" | "build">,
): Client => ({
  name: `openapi-generator ${language}`,
  package: "@openapitools/openapi-generator-cli",
  documents: ["openapi-3.0.json"],
  needs: java,
  generate: ({ document, folder, pathOf }) => ({
    program: "java",
    args: [
      ...["-Xmx1g", "-jar", pathOf(jar), "generate", "-g", language, "-i", document, "-o", join(folder, "api")],
      ...(more.library ? ["--library", more.library] : []),
      ...Object.entries(more.options ?? {}).map(([name, value]) => `--additional-properties=${name}=${value}`),
    ],
    cwd: folder,
  }),
  ...more,
});

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

/** The generator's jar holds the libraries that its Java code needs: nothing else has to be had from anywhere. */
const compileJava = ({ folder, pathOf }: Job): Command => ({
  program: "javac",
  args: [
    ...[
      "-nowarn",
      "-proc:none",
      "-parameters",
      "-encoding",
      "UTF-8",
      "-cp",
      pathOf(jar),
      "-d",
      join(folder, "classes"),
    ],
    ...filesUnder(join(folder, "api/src/main"), ".java"),
    ...["Client.java", "Generated.java"].map((file) => join(folder, file)),
  ],
});

const inPython = ({ folder }: Job, ...args: string[]): Command => ({
  program: "python3",
  args,
  cwd: folder,
  env: { PYTHONPATH: join(folder, "api") },
});

/** The clients that openapi-generator makes of the 3.0 twin. */
export const languageClients: readonly Client[] = [
  generator("java", {
    library: "native",
    options: { openApiNullable: "false" },
    programs: { "Client.java": "Client.java", "Generated.java": "Generated.java" },
    build: {
      needs: { name: "javac", command: ["javac", "-version"] },
      compile: compileJava,
      run: ({ folder, pathOf, url }) => ({
        program: "java",
        args: ["-cp", [join(folder, "classes"), pathOf(jar)].join(delimiter), "Client", url],
      }),
    },
  }),
  generator("python", {
    programs: { "client.py": "client.py" },
    build: {
      needs: {
        name: "python3 with urllib3, certifi, six and dateutil",
        command: ["python3", "-c", "import urllib3, certifi, six, dateutil"],
      },
      compile: (job) => inPython(job, "-m", "compileall", "-q", "api/openapi_client", "client.py"),
      run: (job) => inPython(job, "client.py", job.url),
    },
  }),
  generator("typescript-fetch", {
    options: { typescriptThreePlus: "true" },
    programs: { "typescript-fetch.ts": "client.ts", "answers.ts": "answers.ts" },
  }),
  generator("go", {
    build: {
      needs: { name: "go", command: ["go", "version"] },
      compile: ({ folder }) => ({ program: "go", args: ["build", "./..."], cwd: join(folder, "api") }),
    },
  }),
  // A compiler for Kotlin is not enough: the code needs OkHttp and Moshi. That it can be generated is seen.
  generator("kotlin", {}),
];
