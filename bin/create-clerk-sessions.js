#!/usr/bin/env node
// Starts the bundled CLI, after a look at Node's version: older ones fail with errors nobody understands.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(`create-clerk-sessions needs Node 20.12 or newer; this is ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  import("../dist/cli.js");
}
