import { useAccess } from '../access/access-context.js';
import { useSpeech } from '../language/language-context.js';

export function SignOutButton() {
  const { signOut } = useAccess();
  const { texts } = useSpeech();
  return (
    <button
      type="button"
      className="quiet-button quiet-button--icon"
      aria-label={texts.signOut}
      title={texts.signOut}
      onClick={signOut}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M12 3.5H5.5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1H12M9 10h8M14 7l3 3-3 3" />
      </svg>
    </button>
  );
}
