import { useSpeech } from '@shopcast/page';
import type { Ask } from '../../api/ask.js';
import { usePolled } from '../../api/use-polled.js';
import { useModerationTexts } from '../../language/moderation-texts.js';
import { Choice } from '../form/choice.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface SlowModeProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

const EVERY_MS = 10_000;
const offered = [0, 5, 10, 30, 60, 300];

/** How often each viewer may write. */
export function SlowMode({ ask, sessionId }: SlowModeProps) {
  const texts = useModerationTexts();
  const { numerals } = useSpeech();
  const deed = useDeed();
  const address = `/v1/sessions/${sessionId}/slow-mode`;
  const { answer: mode, read } = usePolled<{ seconds: number }>(ask, address, EVERY_MS);
  if (mode === null) return null;
  // Somebody may have set another one over the API.
  const options = [...new Set([...offered, mode.seconds])].sort((one, other) => one - other).map(String);
  const set = (seconds: string) =>
    void deed.run(() => ask(address, { method: 'PUT', body: { seconds: Number(seconds) } })).then(read);
  return (
    <>
      <Choice
        label={texts.slowMode}
        options={options}
        value={String(mode.seconds)}
        nameOf={(seconds) => (seconds === '0' ? texts.noSlowMode : texts.slowModes(numerals.count(Number(seconds))))}
        onChoose={set}
      />
      <ProblemNote problem={deed.problem} />
    </>
  );
}
