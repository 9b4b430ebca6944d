import { fireEvent, render } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { useCommand } from './commands';
import { COMMANDS, type CommandId, conflictsOf, KEYMAP, keysOf } from './keymap';
import { adoptPreferences } from './preferences';

const ran = vi.fn();

function Bound({ id }: { id: CommandId }) {
  useCommand(id, () => ran(id));
  return null;
}

function bind(...ids: CommandId[]) {
  return render(
    <>
      {ids.map((id) => (
        <Bound key={id} id={id} />
      ))}
      <input aria-label="field" />
    </>,
  );
}

const press = (key: string, init: KeyboardEventInit = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, ...init });
const pressed = () => ran.mock.calls.flat();

beforeEach(() => {
  ran.mockReset();
  adoptPreferences('lena', {});
});

it('run while something on screen says what they do', () => {
  const { unmount } = bind('solve');
  press('e');
  expect(pressed()).toEqual(['solve']);
  unmount();
  press('e');
  expect(pressed()).toEqual(['solve']);
});

it('run by two keys one after the other, and not by half of them', () => {
  bind('goMine', 'assignMe');
  press('g');
  press('i');
  press('i');
  expect(pressed()).toEqual(['goMine', 'assignMe']);
});

it('tell Shift from caps lock', () => {
  bind('solve', 'solveNext');
  press('E');
  press('E', { shiftKey: true });
  press('e', { shiftKey: true });
  expect(pressed()).toEqual(['solve', 'solveNext', 'solveNext']);
});

it('go by the place of a key where the board has other letters', () => {
  bind('solve', 'paneRight', 'help');
  press('у', { code: 'KeyE' });
  press('ъ', { code: 'BracketRight' });
  press('？', { code: 'Slash', shiftKey: true });
  expect(pressed()).toEqual(['solve', 'paneRight', 'help']);
});

it('leave alone what is written, composed, or pressed with Alt or Ctrl', () => {
  const { getByLabelText } = bind('solve');
  press('e', {}, getByLabelText('field'));
  press('e', { keyCode: 229 });
  press('e', { altKey: true });
  press('e', { ctrlKey: true });
  press('e', { metaKey: true });
  press('ę', { altKey: true, code: 'KeyE' });
  expect(pressed()).toEqual([]);
});

it('with Ctrl run while writing too', () => {
  const { getByLabelText } = bind('palette');
  press('k', { ctrlKey: true }, getByLabelText('field'));
  expect(pressed()).toEqual(['palette']);
});

it('keep quiet when single keys are switched off, except with Ctrl', () => {
  adoptPreferences('lena', { singleKeys: false });
  bind('solve', 'goMine', 'palette', 'back');
  press('e');
  press('g');
  press('i');
  press('k', { ctrlKey: true });
  press('Escape');
  expect(pressed()).toEqual(['palette', 'back']);
});

it('take the keys somebody gave them, and leave the old ones', () => {
  bind('solve', 'solveNext');
  adoptPreferences('lena', { shortcuts: { solve: 'd', solveNext: '' } });
  press('e');
  press('d');
  press('E', { shiftKey: true });
  expect(pressed()).toEqual(['solve']);
});

it('have no keys twice, and none that begin another’s', () => {
  const clashes = COMMANDS.filter((id) => KEYMAP[id].keys !== '' && conflictsOf(id, keysOf(id, {}), {}).length > 0);
  expect(clashes).toEqual([]);
  expect(conflictsOf('solve', 'g', {})).toEqual(['goMine', 'goUnassigned', 'goMentions', 'goOverdue']);
});
