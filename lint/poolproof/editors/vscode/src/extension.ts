// Starts the server and carries out what only an editor can: show a proof, open the reference.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";
import { findServer, onInterpreterChosen } from "./interpreter";
import { type Outcome, ProofViews } from "./proof";

const STARTING = ["path", "interpreter", "importStrategy"].map((name) => `poolproof.${name}`);

class Extension implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private readonly log = vscode.window.createOutputChannel("poolproof", { log: true });
  private readonly proofs = new ProofViews();

  constructor(private readonly context: vscode.ExtensionContext) {}

  async start(): Promise<void> {
    const server = await findServer(this.context.extensionUri, this.log);
    this.log.info(`starting: ${server.origin}`);
    const run = { command: server.command, args: server.args, options: { env: server.env } };
    const options: LanguageClientOptions = {
      documentSelector: [
        { scheme: "file", language: "python" },
        { scheme: "untitled", language: "python" },
        { scheme: "vscode-notebook-cell", language: "python" },
      ],
      outputChannel: this.log,
      initializationOptions: { commands: ["poolproof.runProof", "poolproof.openReference"] },
      synchronize: { configurationSection: "poolproof" },
    };
    this.client = new LanguageClient("poolproof", "poolproof", run, options);
    await this.client.start();
  }

  async restart(): Promise<void> {
    try {
      await this.stop();
      await this.start();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.error(message);
      void vscode.window.showErrorMessage(`poolproof: ${message}`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.stop();
  }

  showLog(): void {
    this.log.show();
  }

  async runProof(code?: string): Promise<void> {
    const chosen = code ?? (await this.choose("poolproof.server.proofs", "Which claim?"));
    if (!chosen) return;
    const title = `poolproof: running the proof of ${chosen}`;
    const outcome = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title },
      () => this.ask<Outcome>("poolproof.server.runProof", chosen),
    );
    if (outcome) this.proofs.show(outcome);
  }

  async openReference(uri?: string, line = 0): Promise<void> {
    const chosen = uri ?? (await this.choose("poolproof.server.references", "Which part of it?"));
    if (!chosen) return;
    const target = vscode.Uri.parse(chosen);
    const named = /^L(\d+)$/.exec(target.fragment);
    const place = new vscode.Position(named ? Number(named[1]) - 1 : line, 0);
    await vscode.window.showTextDocument(target.with({ fragment: "" }), {
      viewColumn: vscode.ViewColumn.Beside,
      selection: new vscode.Range(place, place),
    });
  }

  private async choose(command: string, placeHolder: string): Promise<string | undefined> {
    const choices = (await this.ask<{ label: string; description: string; value: string }[]>(command)) ?? [];
    return (await vscode.window.showQuickPick(choices, { placeHolder }))?.value;
  }

  private async ask<T>(command: string, ...args: unknown[]): Promise<T | undefined> {
    return this.client?.sendRequest<T>("workspace/executeCommand", { command, arguments: args });
  }

  dispose(): void {
    this.proofs.dispose();
    this.log.dispose();
  }
}

let extension: Extension | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = new Extension(context);
  extension = own;
  context.subscriptions.push(
    own,
    vscode.commands.registerCommand("poolproof.runProof", (code?: string) => own.runProof(code)),
    vscode.commands.registerCommand("poolproof.openReference", (uri?: string, line?: number) =>
      own.openReference(uri, line),
    ),
    vscode.commands.registerCommand("poolproof.restart", () => own.restart()),
    vscode.commands.registerCommand("poolproof.showLog", () => own.showLog()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (STARTING.some((name) => event.affectsConfiguration(name))) void own.restart();
    }),
  );
  const chosen = await onInterpreterChosen(() => void own.restart());
  if (chosen) context.subscriptions.push(chosen);
  await own.restart();
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
