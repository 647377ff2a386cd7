import type { Command } from "./command.ts";

/** What a client is made from and in. */
export type Job = {
  /** The path of the document: 3.1, or its 3.0 twin. */
  document: string;
  /** An empty folder, from which the packages are found. */
  folder: string;
  /** Where the API answers. */
  url: string;
  /** The path of a file below the installed packages. */
  pathOf(file: string): string;
};

export type DocumentName = "openapi.json" | "openapi-3.0.json";

/** One generator, and what is done with what it makes. */
export type Client = {
  name: string;
  /** The npm package that has the generator; its version is reported. */
  package: string;
  /** The documents to make clients from; the first is the one that is always taken. */
  documents: readonly [DocumentName, ...DocumentName[]];
  /** Files written into the folder before it runs, by name. */
  files?: (job: Job) => Record<string, string>;
  generate: (job: Job) => Command;
  /** Programs of our own, copied beside what is generated: their names in `programs/` and there. */
  programs?: Readonly<Record<string, string>>;
  /** What has to be on the machine to generate; without it the client is left out. */
  needs?: Need;
  /** How it is compiled and run where it is not TypeScript; nothing where it is only generated. */
  build?: { needs?: Need; compile: (job: Job) => Command; run?: (job: Job) => Command };
};

/** A command that works where something is there, and its name. */
export type Need = { name: string; command: readonly [string, ...string[]] };
