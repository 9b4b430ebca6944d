import { recall, remember } from '@/lib/storage';
import { toggleStore } from '@/lib/store';

const EVERY = 5000;
let context: AudioContext | null = null;

/** Whether the browser lets this page sound: only once somebody has pressed something on it. */
export const primed = toggleStore();

export async function prime() {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  await context.resume().catch(() => {});
  primed.set(context.state === 'running');
}

/** Two short tones, at most one pair in five seconds, however many tabs there are. */
export function ring() {
  if (context?.state !== 'running') return;
  const now = Date.now();
  if (now - Number(recall('rang') ?? 0) < EVERY) return;
  remember('rang', String(now));
  tone(context, 880, 0);
  tone(context, 1175, 0.12);
}

function tone(on: AudioContext, frequency: number, after: number) {
  const oscillator = on.createOscillator();
  const volume = on.createGain();
  const start = on.currentTime + after;
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.28);
  oscillator.connect(volume).connect(on.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.3);
}
