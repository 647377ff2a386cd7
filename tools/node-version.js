// Loaded before every program (`node --import`), and plain JavaScript: an older Node cannot read what it is to refuse.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 24 || (major === 24 && minor < 2)) {
  process.stderr.write(
    `mitra: Node ${process.versions.node} is too old, 24.2 is needed: run "npm ci" without --omit=optional, which brings one for Linux, Windows and macOS on x64 and Linux on arm64; elsewhere install Node 24 and run "npm ci" again\n`,
  );
  process.exit(1);
}
