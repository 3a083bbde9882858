// VS Code's Markdown server for other editors. It leaves parsing and the file system to its client:
// this stands between the two, answers what the server asks of that, and passes everything else on.
import { spawn } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import markdownIt from 'markdown-it';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';

const program = fileURLToPath(import.meta.resolve('vscode-markdown-languageserver'));
const server = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
server.on('exit', (status) => process.exit(status ?? 1));
process.stdin.on('end', () => server.kill());
const toServer = new StreamMessageWriter(server.stdin);
const toEditor = new StreamMessageWriter(process.stdout);

const texts = new Map(); // of open documents, by URI
let root;

async function markdownFiles() {
  const names = await readdir(root, { recursive: true });
  return names.filter((name) => name.endsWith('.md'))
    .map((name) => pathToFileURL(`${root}/${name}`).href);
}

const answers = {
  'markdown/parse': async ({ uri, text }) =>
    markdownIt().parse(text ?? texts.get(uri) ?? await readFile(fileURLToPath(uri), 'utf8'), {}),
  'markdown/findMarkdownFilesInWorkspace': markdownFiles,
  'markdown/fs/readFile': async ({ uri }) => [...await readFile(fileURLToPath(uri))],
  'markdown/fs/stat': ({ uri }) =>
    stat(fileURLToPath(uri)).then((found) => ({ isDirectory: found.isDirectory() }), () => null),
  'markdown/fs/readDirectory': async ({ uri }) =>
    (await readdir(fileURLToPath(uri), { withFileTypes: true }))
      .map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
  'markdown/fs/watcher/create': () => null,
  'markdown/fs/watcher/delete': () => null,
  'client/registerCapability': () => null, // completion: announced at once, below
};

async function answer({ id, method, params }) {
  try {
    toServer.write({ jsonrpc: '2.0', id, result: await answers[method](params) });
  } catch (problem) {
    toServer.write({ jsonrpc: '2.0', id, error: { code: -32603, message: String(problem) } });
  }
}

const notices = {
  initialize: ({ rootUri }) => { root = fileURLToPath(rootUri); },
  'textDocument/didOpen': ({ textDocument: { uri, text } }) => texts.set(uri, text),
  'textDocument/didChange': ({ textDocument: { uri }, contentChanges }) =>
    texts.set(uri, contentChanges.at(-1).text),
  'textDocument/didClose': ({ textDocument: { uri } }) => texts.delete(uri),
};

new StreamMessageReader(process.stdin).listen((message) => {
  notices[message.method]?.(message.params);
  toServer.write(message);
});

new StreamMessageReader(server.stdout).listen((message) => {
  if (answers[message.method]) {
    answer(message);
    return;
  }
  const { capabilities } = message.result ?? {};
  if (capabilities) {
    capabilities.textDocumentSync = 1; // whole documents
    capabilities.completionProvider = { triggerCharacters: ['.', '/', '#'] };
  }
  toEditor.write(message);
});
