import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '@/lib/http';
import { aFrame, aTicket } from '@/testing/fixtures';
import { Feed } from './feed';
import type { FeedPage, Frame } from './frame';

const frame = (seq: number) => aFrame(seq, aTicket(1000 + seq, { rev: seq }));
const page = (items: number[], seq: number, next: number | null = null): FeedPage => ({
  items: items.map(frame),
  next,
  seq,
});

describe('Feed', () => {
  const ports = {
    page: vi.fn<(since: number) => Promise<FeedPage>>(),
    position: vi.fn<() => Promise<number>>(),
    apply: vi.fn<(frames: Frame[]) => void>(),
    reset: vi.fn(),
    caughtUp: vi.fn(),
  };
  const applied = () => ports.apply.mock.calls.flatMap(([frames]) => frames.map((each) => each.seq));
  let feed: Feed;

  beforeEach(() => {
    vi.resetAllMocks();
    ports.page.mockImplementation(async (since) => page([], since));
    feed = new Feed(100, ports);
  });

  it('applies frames that follow one another without asking for anything', () => {
    feed.receive(frame(101), 90);
    feed.receive(frame(102), 101);
    expect(applied()).toEqual([101, 102]);
    expect(ports.page).not.toHaveBeenCalled();
  });

  it('applies a frame once when it comes on two topics', () => {
    feed.receive(frame(101), 90);
    feed.receive(frame(101), 40);
    expect(applied()).toEqual([101]);
  });

  it('applies a frame that another topic overtook', () => {
    feed.receive(frame(102), 90);
    feed.receive(frame(101), 95);
    expect(applied()).toEqual([102, 101]);
  });

  it('asks for what was missed when a predecessor is unknown, and applies all of it in order', async () => {
    ports.page.mockResolvedValueOnce(page([101, 102, 103], 103));
    feed.receive(frame(103), 102);
    await feed.catchUp();
    expect(ports.page).toHaveBeenCalledWith(100);
    expect(applied()).toEqual([101, 102, 103]);
    expect(feed.seq).toBe(103);
  });

  it('keeps frames that arrive while it catches up for after that', async () => {
    let answer: (page: FeedPage) => void = () => {};
    ports.page.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const done = feed.catchUp();
    feed.receive(frame(102), 101);
    expect(applied()).toEqual([]);
    answer(page([101], 101));
    await done;
    expect(applied()).toEqual([101, 102]);
  });

  it('notices by a heartbeat that the last frame never came', async () => {
    ports.page.mockResolvedValueOnce(page([101], 101));
    feed.heartbeat('/topic/team.none', 101, 2);
    await vi.waitFor(() => expect(applied()).toEqual([101]));
  });

  it('is content with a heartbeat it has reached', () => {
    feed.receive(frame(101), 90);
    feed.heartbeat('/topic/team.none', 101, 2);
    feed.heartbeat('/topic/team.billing', 60, 2);
    expect(ports.page).not.toHaveBeenCalled();
  });

  it('catches up from where every topic was known to be complete', async () => {
    feed.receive(frame(102), 90);
    await feed.catchUp();
    expect(ports.page).toHaveBeenLastCalledWith(100);
    feed.heartbeat('/topic/team.none', 102, 1);
    feed.receive(frame(104), 102);
    feed.heartbeat('/topic/team.none', 104, 1);
    feed.heartbeat('/topic/team.none', 104, 1);
    await feed.catchUp();
    expect(ports.page).toHaveBeenLastCalledWith(104);
  });

  it('reads page after page', async () => {
    ports.page.mockResolvedValueOnce(page([101, 102], 103, 102)).mockResolvedValueOnce(page([103], 103));
    await feed.catchUp();
    expect(ports.page.mock.calls).toEqual([[100], [102]]);
    expect(applied()).toEqual([101, 102, 103]);
  });

  it('fetches the screen again when its place has expired', async () => {
    ports.page.mockRejectedValueOnce(new Problem(410, 'feed-expired'));
    ports.position.mockResolvedValueOnce(900);
    await feed.catchUp();
    expect(ports.reset).toHaveBeenCalledOnce();
    expect(feed.seq).toBe(900);
  });

  it('fetches the screen again rather than replay more than a thousand frames', async () => {
    ports.page.mockResolvedValueOnce(page([101], 9000, 600)).mockResolvedValueOnce(page([601], 9000, 1100));
    ports.position.mockResolvedValueOnce(9000);
    await feed.catchUp();
    expect(ports.reset).toHaveBeenCalledOnce();
    expect(feed.seq).toBe(9000);
  });

  it('tries again by itself when the server cannot be reached', async () => {
    vi.useFakeTimers();
    ports.page.mockRejectedValueOnce(new Problem(0, 'network')).mockResolvedValueOnce(page([101], 101));
    await feed.catchUp();
    expect(ports.caughtUp).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(600);
    expect(applied()).toEqual([101]);
    expect(ports.caughtUp).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
