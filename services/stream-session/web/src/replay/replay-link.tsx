import { useReplayTexts } from '../language/use-replay-texts.js';

interface ReplayLinkProps {
  readonly sessionId: string;
  readonly className?: string;
}

/** The way from a session that is over to watching it again. */
export function ReplayLink({ sessionId, className }: ReplayLinkProps) {
  const { again } = useReplayTexts();
  return (
    <a className={className} href={`/replay/${sessionId}`}>
      {again}
    </a>
  );
}
