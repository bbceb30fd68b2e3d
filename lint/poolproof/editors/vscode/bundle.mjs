// Puts poolproof and what it needs into bundled/libs, for the setting "useBundled".
// Usage: npm run bundle -- [PYTHON]. One of its libraries is compiled, so that the package is for
// this platform and this Python; with others everything works but syntax newer than themselves.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../../../..");
const target = resolve(here, "bundled/libs");
const python = process.argv[2] ?? "python3";
rmSync(target, { recursive: true, force: true });
execFileSync(python, ["-m", "pip", "install", "--quiet", "--no-compile", "--target", target, `${root}[lsp]`], {
  stdio: "inherit",
});
