export * from "./changes.ts";
export * from "./dataset.ts";
export * from "./labels.ts";
export * from "./records.ts";
export * from "./search.ts";
export * from "./terms.ts";
