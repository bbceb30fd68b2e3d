// Drives the packaged extension in a real Visual Studio Code that runs in a browser (code-server).
//
// Usage: npm test -- HOST VSIX PYTHON [PICTURES]
//   HOST      a folder with node_modules/code-server and node_modules/playwright-core, and a file
//             node24.path that names the folder of a Node.js 24
//   VSIX      the packaged extension
//   PYTHON    an interpreter with poolproof[lsp]
//   PICTURES  where screenshots go

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const [host, vsix, python, pictures = os.tmpdir()] = process.argv.slice(2).map((each) => path.resolve(each));
const { chromium } = createRequire(path.join(host, "package.json"))("playwright-core");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "poolproof-vscode-"));
const LONG = Number(process.env.PATIENCE ?? 120) * 1000;
const LEAK = `from multiprocessing import Pool


def sizes(paths):
    name = "é😀"
    pool = Pool(2)
    made = pool.map(len, paths)
    pool.close()
    pool.join()
    return name, made
`;

const began = Date.now();
const log = (...words) => console.log(`${((Date.now() - began) / 1000).toFixed(1)}s`, ...words);

function prepare() {
  const folder = path.join(work, "project");
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, "leak.py"), LEAK);
  const cells = ["%matplotlib inline\nfrom multiprocessing import Pool", "pool = Pool(2)\npool.map(abs, [1])", "pool.close()"];
  const notebook = {
    cells: cells.map((source) => ({ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source })),
    metadata: { language_info: { name: "python" } },
    nbformat: 4,
    nbformat_minor: 2,
  };
  fs.writeFileSync(path.join(folder, "notes.ipynb"), JSON.stringify(notebook));
  fs.writeFileSync(path.join(folder, "pyproject.toml"), "[project]\nname = 'leaky'\n");
  const user = path.join(work, "data", "User");
  fs.mkdirSync(user, { recursive: true });
  const settings = {
    "poolproof.interpreter": [python],
    "poolproof.codeLens": true,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "extensions.autoCheckUpdates": false,
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "security.workspace.trust.enabled": false,
    "chat.disableAIFeatures": true,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "git.enabled": false,
    "window.restoreWindows": "none",
    "editor.minimap.enabled": false,
    "editor.hover.delay": 100,
    "workbench.colorTheme": "Light Modern",
  };
  fs.writeFileSync(path.join(user, "settings.json"), JSON.stringify(settings));
  return folder;
}

async function freePort() {
  const server = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve(port) {
  const env = {
    ...process.env,
    PATH: `${fs.readFileSync(path.join(host, "node24.path"), "utf-8").trim()}:${process.env.PATH}`,
    HOME: path.join(work, "home"),
    EXTENSIONS_GALLERY: '{"serviceUrl":"","itemUrl":""}',
  };
  fs.mkdirSync(env.HOME, { recursive: true });
  const program = path.join(host, "node_modules", ".bin", "code-server");
  const places = ["--user-data-dir", path.join(work, "data"), "--extensions-dir", path.join(work, "ext")];
  const installed = spawnSync(program, [...places, "--install-extension", vsix], { env });
  assert.equal(installed.status, 0, String(installed.stderr));
  const options = ["--auth", "none", "--disable-telemetry", "--disable-update-check"];
  options.push("--disable-workspace-trust", "--disable-getting-started-override");
  const child = spawn(program, [...places, "--bind-addr", `127.0.0.1:${port}`, ...options], {
    env,
    stdio: "ignore",
    detached: true,
  });
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer) return child;
    assert.ok(tries < 240, "code-server does not answer");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function drive(page, port, folder) {
  const shot = (name) => page.screenshot({ path: path.join(pictures, `vscode-${name}.png`) });
  await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`, { waitUntil: "domcontentloaded", timeout: LONG });
  await page.waitForSelector(".explorer-folders-view", { timeout: LONG });
  await page.getByRole("treeitem", { name: /^leak\.py/ }).first().dblclick({ timeout: LONG });
  await page.waitForSelector(".monaco-editor .squiggly-warning", { timeout: LONG });
  log("a finding is underlined");

  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".markers-panel .monaco-list-row", { timeout: LONG });
  const rows = await page.$$eval(".markers-panel .monaco-list-row", (found) =>
    found.map((row) => row.getAttribute("aria-label") ?? row.innerText),
  );
  const finding = rows.filter((row) => row.includes("if line 7 raises"));
  assert.equal(finding.length, 1, "shown once, though the editor can be told in two ways");
  const link = await page.$eval(".markers-panel a[href]", (a) => [a.textContent, a.getAttribute("href") || a.title]);
  log("problems:", JSON.stringify(rows), "link:", JSON.stringify(link));
  assert.match(link.join(" "), /PP103/);
  await shot("problems");

  const lens = await page.waitForSelector(".codelens-decoration", { timeout: LONG });
  log("lens:", await lens.innerText());

  const squiggle = await page.$(".monaco-editor .squiggly-warning");
  const box = await squiggle.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForSelector(".monaco-hover:not(.hidden) .hover-contents", { timeout: LONG });
  await page.waitForFunction(
    () => [...document.querySelectorAll(".monaco-hover:not(.hidden)")].some((each) => each.innerText.includes("In the reference pool")),
    null,
    { timeout: LONG },
  );
  await shot("hover");

  await page.mouse.move(900, 600);
  await page.mouse.click(box.x + 5, box.y + box.height / 2);
  await menu(page);
  const offered = await page.$$eval(".action-widget .monaco-list-row", (found) => found.map((row) => row.innerText.trim()));
  log("actions:", JSON.stringify(offered));
  await shot("actions");
  await choose(page, "Open the reference");
  await page.waitForFunction(() => document.title.includes("results.py"), null, { timeout: LONG });
  log("the reference is open:", await page.title());
  await shot("reference");
  await page.keyboard.press("Control+1");
  await page.waitForFunction(() => !document.title.includes("results.py"), null, { timeout: LONG });

  await page.mouse.click(box.x + 5, box.y + box.height / 2);
  await menu(page);
  if (offered.some((title) => title.includes("Run the proof"))) {
    await choose(page, "Run the proof");
    await page.waitForSelector("iframe.webview.ready", { timeout: 2 * LONG });
    await page.waitForTimeout(1500);
    log("the proof is shown");
    await shot("proof");
    await page.mouse.click(box.x + 5, box.y + box.height / 2);
    await menu(page);
  }
  const fix = offered.find((title) => !/^(Allow|Open|Run)/.test(title) && title.includes("PP103"));
  await choose(page, fix ?? "Allow leak-on-exception here");
  await page.waitForFunction(() => document.querySelectorAll(".monaco-editor .squiggly-warning").length === 0, null, { timeout: LONG });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => !document.title.startsWith("●"), null, { timeout: LONG });
  if (fix) {
    const released = () => document.querySelector(".codelens-decoration")?.innerText.includes("released");
    await page.waitForFunction(released, null, { timeout: LONG });
    log("lens:", await page.$eval(".codelens-decoration", (each) => each.innerText));
  }
  await shot("fixed");
  const saved = fs.readFileSync(path.join(folder, "leak.py"), "utf-8");
  assert.ok(saved.includes('name = "é😀"\n'), saved);
  const checked = spawnSync(python, ["-m", "poolproof", "check", path.join(folder, "leak.py")]);
  assert.equal(checked.status, 0, String(checked.stdout));
  log(`saved after "${fix ?? "Allow"}", and clean:\n${saved}`);
}

/** In a notebook, the finding is in the cell that starts the pool, and gone when another one ends it. */
async function driveNotebook(page) {
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+w");
  await page.getByRole("treeitem", { name: /^notes\.ipynb/ }).first().dblclick({ timeout: LONG });
  await page.waitForSelector(".notebookOverlay .squiggly-warning", { timeout: LONG });
  log("a cell is underlined");
  await page.waitForTimeout(1000);
  await page.screenshot({ path: path.join(pictures, "vscode-notebook.png") });
  await page.locator(".notebookOverlay .monaco-editor .view-line", { hasText: "pool.close()" }).click({ timeout: LONG });
  await page.keyboard.press("End");
  await page.keyboard.type("; pool.join()");
  await page.waitForFunction(() => !document.querySelector(".notebookOverlay .squiggly-warning"), null, { timeout: LONG });
  log("another cell ends its pool");
}

/** Print what the extension and its host have logged. */
function tellLogs() {
  for (const name of fs.readdirSync(path.join(work, "data", "logs"), { recursive: true })) {
    if (/poolproof.*\.log$|exthost\.log$/i.test(name)) {
      console.error(`--- ${name}\n${fs.readFileSync(path.join(work, "data", "logs", name), "utf-8").slice(-4000)}`);
    }
  }
}

async function menu(page) {
  await page.waitForTimeout(800);
  await page.keyboard.press("Control+.");
  await page.waitForSelector(".action-widget .monaco-list-row", { timeout: LONG });
  await page.waitForTimeout(500);
}

async function choose(page, title) {
  await page.locator(".action-widget .monaco-list-row", { hasText: title }).first().click({ timeout: LONG });
}

const folder = prepare();
const port = await freePort();
const server = await serve(port);
const profile = path.join(work, "browser");
const options = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  viewport: { width: 1400, height: 900 },
  args: options,
});
const page = browser.pages()[0] ?? (await browser.newPage());
try {
  await drive(page, port, folder);
  await driveNotebook(page);
} catch (error) {
  await page.screenshot({ path: path.join(pictures, "vscode-error.png") });
  console.error(error);
  tellLogs();
  process.exitCode = 1;
} finally {
  await browser.close();
  process.kill(-server.pid);
  fs.rmSync(work, { recursive: true, force: true });
}
