// Which Python, and which poolproof: what is set, what the Python extension says, what is there.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";

/** How the server is started, and in words where it comes from. */
export interface Start {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  origin: string;
}

const SERVER = ["-m", "poolproof", "server"];
// A cold start on a busy machine can take long, and giving up would look like a missing server.
const PATIENCE = 90_000;
const PROBE = "import poolproof.lsp.serving, poolproof; print(poolproof.__version__)";

/** Find what to start, or say what is missing. */
export async function findServer(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<Start> {
  const settings = vscode.workspace.getConfiguration("poolproof");
  const whole = settings.get<string[]>("path", []);
  if (whole[0] !== undefined) {
    return { command: whole[0], args: whole.slice(1), env: process.env, origin: "poolproof.path" };
  }
  const bundled = vscode.Uri.joinPath(extension, "bundled", "libs").fsPath;
  const wantsBundled = settings.get<string>("importStrategy") === "useBundled";
  const tried: string[] = [];
  for await (const interpreter of interpreters(settings)) {
    const [command, ...args] = interpreter;
    if (command === undefined) continue;
    if (!wantsBundled) {
      const version = await probe(command, args, process.env, log);
      if (version) return start(command, args, process.env, `${command} has poolproof ${version}`);
    }
    if (existsSync(bundled)) {
      const env = { ...process.env, PYTHONPATH: bundled };
      const version = await probe(command, args, env, log);
      if (version) return start(command, args, env, `bundled poolproof ${version} with ${command}`);
    }
    tried.push(command);
  }
  throw new Error(
    `no Python with poolproof's language server was found (tried: ${tried.join(", ") || "none"}). ` +
      'Install it there with: pip install "poolproof[lsp]"',
  );
}

function start(command: string, args: string[], env: NodeJS.ProcessEnv, origin: string): Start {
  return { command, args: [...args, ...SERVER], env, origin };
}

async function* interpreters(settings: vscode.WorkspaceConfiguration): AsyncGenerator<string[]> {
  const named = settings.get<string[]>("interpreter", []);
  if (named.length > 0) {
    yield named;
    return;
  }
  const chosen = await chosenInterpreter();
  if (chosen) yield [chosen];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const name of [".venv", "venv"]) {
      const python = inEnvironment(path.join(folder.uri.fsPath, name));
      if (existsSync(python)) yield [python];
    }
  }
  yield ["python3"];
  yield ["python"];
}

function inEnvironment(folder: string): string {
  const parts = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"];
  return path.join(folder, ...parts);
}

/** The interpreter that is chosen in the Python extension, if that is installed. */
async function chosenInterpreter(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
  if (!extension) return undefined;
  const api = await extension.activate();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const active = api.environments?.getActiveEnvironmentPath(folder);
  const resolved = active && (await api.environments?.resolveEnvironment(active));
  return resolved?.executable.uri?.fsPath;
}

interface PythonExtension {
  environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { id: string; path: string };
    resolveEnvironment(path: { id: string; path: string }): Promise<
      { executable: { uri?: vscode.Uri } } | undefined
    >;
    onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

/** Call back when another interpreter is chosen in the Python extension. */
export async function onInterpreterChosen(
  change: () => void,
): Promise<vscode.Disposable | undefined> {
  const extension = vscode.extensions.getExtension<PythonExtension>("ms-python.python");
  const api = await extension?.activate();
  return api?.environments?.onDidChangeActiveEnvironmentPath(change);
}

/** The version of poolproof that an interpreter has; nothing if it has none with a server. */
function probe(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  log: vscode.LogOutputChannel,
): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, [...args, "-c", PROBE], { env, timeout: PATIENCE }, (error, stdout, stderr) => {
      if (error) log.info(`${command} cannot be used: ${stderr.trim() || error.message}`);
      resolve(error ? "" : stdout.trim());
    });
  });
}
