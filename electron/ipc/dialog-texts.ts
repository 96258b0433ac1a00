/** The few words main shows itself: titles of the system's dialogs and the printable kit. */
import type { Language } from '../../shared/model/app.ts';

export type DialogName =
  | 'newVault'
  | 'openVault'
  | 'importFile'
  | 'reportedRows'
  | 'openBackup'
  | 'restoreTo'
  | 'export'
  | 'backup'
  | 'kit'
  | 'shares'
  | 'print'
  | 'exposure'
  | 'newKeyFile'
  | 'keyFile'
  | 'rights';

const TITLES: Readonly<Record<Language, Readonly<Record<DialogName, string>>>> = {
  'zh-CN': {
    newVault: '新保险库放在哪里',
    openVault: '打开保险库',
    importFile: '选择客户文件（Excel、CSV、名片）',
    reportedRows: '把这些行保存到',
    openBackup: '选择备份文件',
    restoreTo: '恢复到哪里',
    export: '导出文件保存到',
    backup: '备份文件保存到',
    kit: '应急包保存到',
    shares: '恢复密钥分片保存到',
    print: '打印页保存到',
    exposure: '接触记录保存到',
    newKeyFile: '钥匙文件保存到（U 盘）',
    keyFile: '选择钥匙文件',
    rights: '权限清单保存到',
  },
  en: {
    newVault: 'Where to keep the new vault',
    openVault: 'Open a vault',
    importFile: 'Choose a customer file (Excel, CSV, vCard)',
    reportedRows: 'Save these rows as',
    openBackup: 'Choose a backup file',
    restoreTo: 'Where to restore to',
    export: 'Save the export as',
    backup: 'Save the backup as',
    kit: 'Save the recovery kit as',
    shares: 'Save the recovery shares as',
    print: 'Save the page to print as',
    exposure: 'Save the exposure report as',
    newKeyFile: 'Save the key file (to a USB stick)',
    keyFile: 'Choose your key file',
    rights: 'Save the list of rights as',
  },
};

export function dialogTitle(language: Language, name: DialogName): string {
  return TITLES[language][name];
}
