// Builds the console: node build.mjs <outDir> [--check]. Maven calls this; it needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** What a browser fetches before the inbox shows, in gzipped bytes. */
const BUDGET = { js: 225_000, css: 12_000 };
const SOURCES = ['src', 'public', 'index.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'build.mjs'];

const here = dirname(fileURLToPath(import.meta.url));

function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function run(tool, ...args) {
  const script = {
    npm: null,
    vite: 'vite/bin/vite.js',
    vitest: 'vitest/vitest.mjs',
    tsc: 'typescript/bin/tsc',
    biome: '@biomejs/biome/bin/biome',
  }[tool];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const [command, rest] = script ? [process.execPath, [join(here, 'node_modules', script), ...args]] : [npm, args];
  const { status, error } = spawnSync(command, rest, { cwd: here, stdio: 'inherit', shell: command === 'npm.cmd' });
  if (error?.code === 'ENOENT')
    stop(`${command} was not found. It comes with Node; building the console needs both on the PATH.`);
  if (status !== 0)
    stop(
      `The console's ${tool} failed (see above). To repeat it alone: cd src/main/console && npx ${tool === 'npm' ? 'npm ' : `${tool} `}${args.join(' ')}`,
    );
}

const hashOf = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
const readIf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

function filesUnder(path) {
  const full = join(here, path);
  if (!existsSync(full)) return [];
  const entries = readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

function sourceHash() {
  const files = SOURCES.flatMap((path) => (path.includes('.') ? [join(here, path)] : filesUnder(path)));
  return hashOf(...files.flatMap((file) => [file.slice(here.length).replaceAll('\\', '/'), readFileSync(file)]));
}

function install() {
  const lock = hashOf(readFileSync(join(here, 'package-lock.json')));
  const stamp = join(here, 'node_modules', '.tributary-lock-hash');
  if (readIf(stamp) === lock) return;
  run('npm', 'ci', '--no-audit', '--no-fund');
  writeFileSync(stamp, lock);
}

function build(outDir) {
  const stamp = join(dirname(dirname(dirname(outDir))), 'console.stamp');
  const sources = hashOf(sourceHash(), outDir);
  if (readIf(stamp) === sources && existsSync(join(outDir, 'index.html'))) {
    console.log('Console: nothing changed since the last build.');
    return;
  }
  run('vite', 'build', '--outDir', outDir, '--emptyOutDir');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** The entry and everything it imports statically; what a route loads later is not in it. */
function firstRoute(outDir) {
  const manifest = JSON.parse(readFileSync(join(outDir, '.vite', 'manifest.json'), 'utf8'));
  const js = new Set();
  const css = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (js.has(chunk.file)) return;
    js.add(chunk.file);
    for (const file of chunk.css ?? []) css.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit(Object.keys(manifest).find((key) => manifest[key].isEntry));
  const html = readFileSync(join(outDir, 'index.html'), 'utf8');
  for (const [, file] of html.matchAll(/(?:src|href)="\/console\/([^"]+\.(?:js|css))"/g))
    (file.endsWith('.css') ? css : js).add(file);
  return { js, css };
}

function weigh(outDir) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  let over = false;
  for (const [kind, files] of Object.entries(firstRoute(outDir))) {
    const bytes = [...files].reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length,
      0,
    );
    over ||= bytes > BUDGET[kind];
    console.log(
      `First route, ${kind}: ${kilobytes(bytes)} gzipped of at most ${kilobytes(BUDGET[kind])} (${files.size} files)`,
    );
  }
  if (over)
    stop('The console is over its byte budget: load what the first screen does not need later, or take it out.');
}

const [outArgument, ...flags] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(
    `Building the console needs Node 20 or newer; this is ${process.version}. Put a newer one first on the PATH, or name it: ./mvnw -Dnode=/path/to/node …`,
  );
}
if (!outArgument) stop('Usage: node build.mjs <outDir> [--check]');

const outDir = resolve(outArgument);
install();
build(outDir);
if (flags.includes('--check')) {
  run('biome', 'check', '.');
  run('tsc', '--noEmit');
  run('vitest', 'run');
  weigh(outDir);
}
