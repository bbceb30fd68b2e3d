// A proof and its lifelines, beside the code.

import * as vscode from "vscode";

/** What the server answers when it ran a proof. */
export interface Outcome {
  code: string;
  exit: number | null;
  text: string;
  svg: string;
}

/** Show the outcome in a view of its own; the same one for every run of a rule's proof. */
export class ProofViews implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  show(outcome: Outcome): void {
    const panel = this.panels.get(outcome.code) ?? this.open(outcome.code);
    panel.webview.html = page(outcome);
    panel.reveal(vscode.ViewColumn.Beside, true);
  }

  private open(code: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      "poolproof.proof",
      `Proof of ${code}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: false, enableFindWidget: true },
    );
    this.panels.set(code, panel);
    panel.onDidDispose(() => this.panels.delete(code));
    return panel;
  }

  dispose(): void {
    for (const panel of this.panels.values()) panel.dispose();
  }
}

// The drawing is an image, so that nothing in it could ever run.
function page(outcome: Outcome): string {
  const data = Buffer.from(outcome.svg, "utf-8").toString("base64");
  const drawing = outcome.svg ? `<img alt="lifelines" src="data:image/svg+xml;base64,${data}">` : "";
  const verdict =
    outcome.exit === 0 ? "Everything came as claimed." : `It ended with ${outcome.exit ?? "a signal"}.`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline';">
<style>
body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1rem 1rem; }
pre { font-family: var(--vscode-editor-font-family); font-size: var(--vscode-editor-font-size); overflow-x: auto; }
img { max-width: 100%; background: white; border-radius: 4px; padding: 8px; box-sizing: border-box; }
</style>
<title>Proof of ${escaped(outcome.code)}</title>
</head>
<body>
<h2>Proof of ${escaped(outcome.code)}</h2>
<p>${verdict}</p>
${drawing}
<pre>${escaped(outcome.text)}</pre>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
