// Programs start in half the time with it, and do nothing else otherwise; node-version.js loads it before each.
import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

// What V8 has compiled and Node has stripped of types, by the hash of its text; for the programs that this one starts, too.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);

// Node parses the 180 KB of Drizzle's package.json anew for each import of ours, and each among its 150 modules.
const drizzle = "/node_modules/drizzle-orm/";
const found = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = "" } = context;
    if (/^\..*\.js$/.test(specifier) && parentURL.includes(drizzle)) {
      return { url: new URL(specifier, parentURL).href, format: "module", shortCircuit: true };
    }
    if (!specifier.startsWith("drizzle-orm/")) return next(specifier, context);
    const resolved = found.get(specifier) ?? next(specifier, context);
    found.set(specifier, resolved);
    return { ...resolved, shortCircuit: true };
  },
});
