interface IconButtonProps {
  /** What it does, to what. */
  readonly label: string;
  readonly icon: keyof typeof icons;
  readonly disabled?: boolean;
  onPress(): void;
}

const icons = {
  up: 'M10 16V4M5 9l5-5 5 5',
  remove: 'm5 5 10 10M15 5 5 15',
  edit: 'M4 16h3l9-9-3-3-9 9ZM11 6l3 3',
} as const;

/** A button that is drawn, and read out in words. */
export function IconButton({ label, icon, disabled = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
    </button>
  );
}
