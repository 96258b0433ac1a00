/** The permission matrix as a list for an auditor: one line a right, with what holds it up and who signed it. Rules E1, E2. */
import type { Enforcement, KeyGroup, MemberState, Role, RoleRef } from '../../../shared/model/access.ts';
import type { Language } from '../../../shared/model/app.ts';
import { bookNameIn } from '../../../shared/model/book-names.ts';
import { isoMinute } from '../../../shared/model/day.ts';
import type { Entitlement, KeyHolding, RightAction, RightScope, RightsMatrix } from '../../../shared/model/rights.ts';
import { isBuiltIn } from '../../../shared/model/roles.ts';
import { letRightsOut } from '../egress/gate.ts';
import { writeCsv } from '../exchange/write-csv.ts';
import { epochOf } from '../roster/roster.ts';
import { roster, selfMember, type UnlockedVault } from '../session/unlocked-vault.ts';
import { customRolesBehind, entitlementIn, rightsMatrix } from './matrix.ts';
import { keyOf, signatureTrail } from './why.ts';

type Words = {
  readonly heads: readonly string[];
  readonly made: (who: string, when: string, token: string) => string;
  readonly recovery: string;
  readonly key: Readonly<Record<KeyGroup, string>>;
  readonly states: Readonly<Record<MemberState, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly holdings: Readonly<Record<KeyHolding, string>>;
  readonly scopes: Readonly<Record<RightScope, string>>;
  readonly actions: Readonly<Record<RightAction, string>>;
  readonly heldBy: Readonly<Record<Enforcement, string>>;
  readonly rules: Readonly<Record<Entitlement, string>>;
};

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    heads: ['成员', '状态', '角色', '团队', '什么', '能否', '由什么保证', '依据', '上限', '签名人', '签名时间', '日志'],
    made: (who, when, token) => `${who} 导出于 ${when}，日志 ${token}`,
    recovery: '恢复密钥（纸上）',
    key: { card: '名片的密钥', private: '联系方式与备注的密钥' },
    states: { invited: '已邀请', waiting: '待确认', active: '在册', revoked: '已撤销' },
    roles: { admin: '管理员', lead: '组长', salesperson: '业务员', reader: '只读', auditor: '审计员' },
    holdings: { holds: '持有', missing: '应有，还没有授予', waiting: '确认后才有', surplus: '多出来的，要换钥' },
    scopes: { none: '不能', self: '只限本人', books: '所持密钥的客户册', team: '本组', vault: '整个保险库' },
    actions: {
      reveal: '查看明文',
      copy: '复制号码',
      export: '导出',
      print: '打印',
      handOver: '交接客户',
      backUp: '备份',
      invite: '邀请成员',
      confirm: '核对六个词并确认',
      setPolicy: '改规则',
      readLog: '看日志',
    },
    heldBy: { key: '密钥', signature: '签名', program: '程序', deterrent: '威慑' },
    rules: {
      owner: '自己的客户册',
      lead: '本组组长',
      'lead-above': '上级组的组长',
      team: '本组业务员',
      reader: '本组只读',
      custom: '自定义角色',
      recovery: '恢复密钥',
      'not-here': '不在册',
      'not-confirmed': '还没有核对六个词',
      'not-owner': '别人的客户册',
      'other-team': '别的团队',
      'keepers-only': '公海的联系方式只有组长和副手持有',
      'role-reads-nothing': '这个角色不读客户',
    },
  },
  en: {
    heads: ['Person', 'State', 'Roles', 'Team', 'What', 'May', 'Held by', 'Rule', 'Limit', 'Signed by', 'Signed at', 'Log'],
    made: (who, when, token) => `Saved by ${who}, ${when}, log ${token}`,
    recovery: 'Recovery key (on paper)',
    key: { card: 'key of the cards', private: 'key of contact and notes' },
    states: { invited: 'Invited', waiting: 'To confirm', active: 'Active', revoked: 'Revoked' },
    roles: { admin: 'Admin', lead: 'Team lead', salesperson: 'Salesperson', reader: 'Read-only', auditor: 'Auditor' },
    holdings: {
      holds: 'holds',
      missing: 'entitled, not granted yet',
      waiting: 'after confirmation',
      surplus: 'too many: keys need changing',
    },
    scopes: { none: 'no', self: 'own alone', books: 'books whose keys they hold', team: 'own team', vault: 'whole vault' },
    actions: {
      reveal: 'reveal values',
      copy: 'copy values',
      export: 'export',
      print: 'print',
      handOver: 'hand customers over',
      backUp: 'back up',
      invite: 'invite people',
      confirm: 'compare words and confirm',
      setPolicy: 'change the rules',
      readLog: 'read the log',
    },
    heldBy: { key: 'key', signature: 'signature', program: 'program', deterrent: 'deterrent' },
    rules: {
      owner: 'own book',
      lead: 'leads the team',
      'lead-above': 'leads a team above',
      team: 'salesperson of the team',
      reader: 'reads for the team',
      custom: 'custom role',
      recovery: 'recovery key',
      'not-here': 'not a member',
      'not-confirmed': 'six words not compared yet',
      'not-owner': 'somebody else’s book',
      'other-team': 'another team',
      'keepers-only': 'contact data in the pool is for its leads and their deputies',
      'role-reads-nothing': 'the role reads no customers',
    },
  },
};

function linesOf(vault: UnlockedVault, matrix: RightsMatrix, language: Language): string[][] {
  const state = roster(vault);
  const words = WORDS[language];
  const { grants, confirmations } = signatureTrail(vault);
  const teamOf = (id: string): string => state.teams[id]?.name ?? '';
  const roleName = (ref: RoleRef): string => (isBuiltIn(ref) ? words.roles[ref] : (state.customRoles[ref]?.name ?? ''));
  const whoOf = (holder: string): string[] => {
    const member = state.members[holder];
    if (member === undefined) return [words.recovery, '', '', ''];
    return [member.name, words.states[member.state], member.roles.map(roleName).join(', '), teamOf(member.team)];
  };
  const signed = (by: { readonly by: string; readonly at: number; readonly logToken: string } | undefined): string[] =>
    by === undefined ? ['', '', ''] : [by.by, isoMinute(by.at), by.logToken];
  const keys = matrix.keys.flatMap(({ holder, bookId, group, holding }) => {
    const book = state.books[bookId];
    if (book === undefined) return [];
    const what = `${teamOf(book.team)} · ${bookNameIn(language, book.name)}: ${words.key[group]}`;
    const entitlement = entitlementIn(state, holder, book, group);
    const through = entitlement === 'custom' ? [customRolesBehind(state, holder, book, group).join(', ')] : [];
    const rule = [words.rules[entitlement], ...through].join(': ');
    const granted = grants.get(keyOf(holder, bookId, group, epochOf(book)));
    return [[...whoOf(holder), what, words.holdings[holding], words.heldBy.key, rule, '', ...signed(granted)]];
  });
  const actions = matrix.actions.map(({ memberId, action, scope, heldBy, limit }) => {
    const may = [words.actions[action], words.scopes[scope], words.heldBy[heldBy], '', limit === undefined ? '' : String(limit)];
    return [...whoOf(memberId), ...may, ...signed(confirmations.get(memberId))];
  });
  return [...keys, ...actions];
}

/** UTF-8 CSV; the entry is on disk before it is handed out. Throws FORBIDDEN (logged). */
export async function rightsCsv(
  vault: UnlockedVault,
  language: Language,
): Promise<{ readonly pieces: readonly Uint8Array[]; readonly rows: number; readonly logToken: string }> {
  const now = vault.ports.clock.now();
  const words = WORDS[language];
  await vault.verified;
  const lines = linesOf(vault, rightsMatrix(roster(vault), vault.journal.vaultId, now), language);
  const { seq } = await letRightsOut(vault, lines.length);
  const logToken = `#${String(seq)}`;
  const made = [words.made(selfMember(vault).name, isoMinute(now), logToken)];
  const pieces = [...writeCsv([words.heads, ...lines, made])].map((text) => Buffer.from(text));
  return { pieces, rows: lines.length, logToken };
}
