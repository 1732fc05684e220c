const twoDigits = (part: number) => String(part).padStart(2, '0');

/** A length of time as m:ss, or h:mm:ss from one hour on. */
export function elapsed(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole >= 3600) return clockFace(whole);
  return `${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`;
}

/** A running clock as h:mm:ss from its first second, so that its width never jumps. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 3600)}:${twoDigits(Math.floor(whole / 60) % 60)}:${twoDigits(whole % 60)}`;
}

/** A minute of the session as h:mm. */
export function minuteFace(minute: number): string {
  return `${Math.floor(minute / 60)}:${twoDigits(Math.floor(minute) % 60)}`;
}
