// Loaded before every program (`node --import`), and plain JavaScript: an older Node cannot read what it is to refuse.
const refuse = (reason) => {
  process.stderr.write(`mitra: ${reason}\n`);
  process.exit(1);
};

const isInstalled = (name) => {
  try {
    return Boolean(import.meta.resolve(`${name}/package.json`));
  } catch {
    return false;
  }
};

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 2)) {
  refuse(
    `Node ${process.versions.node} is too old, 24.2 is needed: run "npm ci" without --omit=optional, which brings one for Linux, Windows and macOS on x64 and Linux on arm64; elsewhere install Node 24 and run "npm ci" again`,
  );
}

// One of the binaries that are optional packages, one a platform: without it the others are missing too.
const binary = `@esbuild/${process.platform}-${process.arch}`;
if (!isInstalled(binary)) {
  refuse(
    `${binary} is not installed, and no other binary of this platform: run "npm ci" here, without --omit and not with NODE_ENV=production`,
  );
}

// After the checks, as an older Node could not read it.
await import("./module-cache.js");
