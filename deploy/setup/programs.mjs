import { spawnSync } from 'node:child_process';

const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };

/** Programs that the tests use as their users do: installed ones, or Debian's where this machine lets us install them. */
export function programs() {
  need('ffmpeg', 'the media tests');
  need('kcat', 'the examples of the analysts’ page');
}

function need(program, purpose) {
  if (there(program) || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stderr.write(`shopcast: installing ${program} for ${purpose} …\n`);
  const install = () => spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', program], quiet);
  if (install().status === 0) return;
  spawnSync('apt-get', ['update', '-qq'], quiet);
  install();
}

const there = (program) => spawnSync('sh', ['-c', `command -v ${program}`], quiet).status === 0;
