export const leaveReasons = ['left', 'connection_lost', 'session_ended', 'removed'] as const;
export type LeaveReason = (typeof leaveReasons)[number];
