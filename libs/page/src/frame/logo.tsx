import './logo.css';
export function Logo() {
  return (
    <span className="logo">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 18v-6M9.33 18V7M14.67 18V10M20 18V4" />
      </svg>
      Shopcast
    </span>
  );
}
