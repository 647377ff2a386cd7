export * from "./agreements.ts";
export * from "./articles.ts";
export * from "./dataset.ts";
export * from "./engagements.ts";
export * from "./reference.ts";
export * from "./search.ts";
export * from "./statements.ts";
