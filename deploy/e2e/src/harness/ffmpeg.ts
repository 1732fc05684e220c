import { type ChildProcess, spawn } from 'node:child_process';

const picture = ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=10'];
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440'];
const toH264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '10', '-pix_fmt', 'yuv420p'];
const toAac = ['-c:a', 'aac', '-b:a', '32k'];

/** ffmpeg, publishing a test picture and a tone, or the tone alone, for as long as it is let. */
export class Ffmpeg {
  readonly ended: Promise<number | null>;
  /** What it complained about. */
  said = '';
  private readonly process: ChildProcess;

  constructor(medium: 'video' | 'audio', publishUrl: string, streamKey: string) {
    const parameters = medium === 'video' ? [...picture, ...tone, ...toH264, ...toAac] : [...tone, ...toAac];
    this.process = spawn(
      'ffmpeg',
      ['-hide_banner', '-loglevel', 'error', '-re', ...parameters, '-f', 'flv', `${publishUrl}/${streamKey}`],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.process.stderr?.on('data', (text: Buffer) => (this.said = (this.said + text.toString()).slice(-5_000)));
    this.ended = new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.once('exit', (code) => resolve(code));
    });
  }

  /** From one moment to the next, as a crash or a dead battery does it. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}
