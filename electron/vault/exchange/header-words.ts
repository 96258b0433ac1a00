/** What people and programs write above the columns of a customer list. */
import type { ImportField } from '../../../shared/model/exchange.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Normalised column heads (see `headerKey`). Sources: Google, Outlook, Thunderbird, Roundcube and LinkedIn exports; lists of Chinese sales teams. */
const HEADER_WORDS: Readonly<Record<Exclude<ImportField, 'ignore'>, readonly string[]>> = {
  name: words(`姓名 名字 联系人 联系人姓名 联系人名称 客户姓名 客户联系人 联络人 称呼 名称 客户名称 客户名 客户 聯絡人 顯示名稱 氏名 名前 お名前 顧客名
    name fullname displayname contactname contactperson contact customername customer clientname client accountname account leadname`),
  givenName: words('名 firstname givenname given forename middlename additionalname middle 中间名 vorname prenom prénom'),
  familyName: words('姓 姓氏 lastname familyname surname nachname nom'),
  company: words(`公司 公司名称 公司名 公司全称 单位 单位名称 工作单位 企业 企业名称 所在公司 机构 机构名称 公司名稱 会社 会社名
    company companyname organization organisation organizationname org employer business businessname firma`),
  title: words('职位 职务 职称 岗位 職位 職稱 役職 title jobtitle position role organizationtitle occupation'),
  city: words('城市 所在城市 市 所在地 所在地区 地区 city town homecity workcity businesscity othercity addresscity'),
  tags: words('标签 分组 分类 行业 類別 tag tags label labels category categories group groups groupmembership keywords industry'),
  level: words('等级 客户等级 级别 客户级别 重要程度 level grade rating tier customerlevel'),
  stage: words('阶段 销售阶段 客户阶段 状态 跟进状态 客户状态 进度 stage status leadstatus salesstage pipelinestage'),
  source: words('来源 客户来源 渠道 来源渠道 获客渠道 source leadsource channel'),
  nextStep: words('下一步 下步计划 跟进计划 下次跟进内容 nextstep nextaction followup'),
  nextStepOn: words(
    '下次跟进 下次跟进时间 下次跟进日期 下次联系时间 下次联系日期 下一步日期 提醒日期 nextstepon nextstepdate nextcontact followupdate nextfollowup',
  ),
  lastContactOn: words(
    `上次联系 上次联系时间 上次联系日期 上次跟进 上次跟进时间 上次跟进日期 最近联系 最近联系时间 最近联系日期 最近跟进 最近跟进时间 最近跟进日期
    最后联系 最后联系时间 最后联系日期 最后跟进 最后跟进时间 最后跟进日期 上次拜访时间 上次拜访日期 最近拜访日期 最后拜访日期
    lastcontact lastcontacton lastcontacted lastcontactdate lastcontactedon lastactivity lastactivitydate
    lastcall lastcalled lastcalldate lastvisit lastvisited lastvisitdate lastfollowup lastfollowupdate lasttouch`,
  ),
  birthday: words(
    '生日 出生日期 出生年月日 出生年月 生年月日 誕生日 birthday birthdate birth dateofbirth dob bday geburtstag anniversaire',
  ),
  doNotContact: words(
    '请勿联系 不要联系 勿联系 勿扰 免打扰 请勿打扰 拒绝联系 禁止联系 拒绝营销 黑名单 donotcontact donotcall donotdisturb dnc optout optedout unsubscribed blacklist',
  ),
  owner: words(
    '负责人 跟进人 业务员 销售 销售员 销售人员 所有人 归属人 所属人 客户经理 所属业务员 归属业务员 owner accountowner leadowner salesperson salesrep assignedto assignee',
  ),
  phone: words(`手机 手机号 手机号码 移动电话 电话 电话号码 联系电话 联系方式 固定电话 座机 固话 传真 手機 電話 電話番号 携帯電話 携帯
    phone phonenumber phones mobile mobilenumber mobilephone cell cellphone tel telephone telephonenumber
    companymainphone pager pagernumber fax faxnumber homefax workfax businessfax whatsapp`),
  email: words('邮箱 邮箱地址 电子邮箱 电子邮件 邮件 邮件地址 電子郵件 メール メールアドレス email emails emailaddress mail mailaddress'),
  wechat: words('微信 微信号 微信id wechat wechatid weixin wx'),
  address: words(
    '地址 详细地址 住址 住所 地址信息 省 省份 区 区县 区域 县 街道 邮编 邮政编码 国家 address addresses street streetaddress state province region zip zipcode postalcode postcode county country',
  ),
  note: words('备注 备注信息 说明 描述 备忘 跟进记录 備註 備考 メモ note notes comment comments remark remarks memo description'),
};

/** Heads that name the firm as soon as another column names the person. */
export const WEAK_NAME_KEYS: ReadonlySet<string> = new Set(
  words('名称 客户名称 客户名 客户 customername customer clientname client accountname account'),
);

const FIELD_OF_KEY: ReadonlyMap<string, ImportField> = new Map(
  (Object.keys(HEADER_WORDS) as (keyof typeof HEADER_WORDS)[]).flatMap((field) =>
    HEADER_WORDS[field].map((word): [string, ImportField] => [word, field]),
  ),
);

const ENDINGS: readonly { readonly field: ImportField; readonly pattern: RegExp }[] = [
  { field: 'email', pattern: /(?:email|emailaddress|邮箱|邮件)$/u },
  { field: 'phone', pattern: /^(?!assistant).*(?:phone|mobile|telephone|phonenumber|电话|手机|手机号|手机号码|電話)$/u },
  {
    field: 'address',
    pattern:
      /^(?:home|work|business|other|mailing|billing|shipping|address|公司|家庭|办公|联系|通讯|收货|单位|企业|邮寄)(?:street|formatted|address|extendedaddress|state|province|region|zip|zipcode|postalcode|country|countryregion|pobox|地址)$/u,
  },
  { field: 'note', pattern: /备注$/u },
];

/** Comparable form of a column head: width and case folded, without brackets, blanks, marks, digits and Google's "- Value". */
export function headerKey(header: string): string {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const key = bare.replace(/\d+/gu, '').replace(/value$/u, '');
  return key === '' ? bare : key;
}

/** Meaning of one column head on its own, `undefined` when it is not known. */
export function fieldOfHeader(header: string): ImportField | undefined {
  if (header.length > 80) return undefined;
  const key = headerKey(header);
  return FIELD_OF_KEY.get(key) ?? ENDINGS.find(({ pattern }) => pattern.test(key))?.field;
}

/** How many non-ASCII column heads occur in the first lines of a text; tells encodings apart. */
export function countHeaderWords(text: string): number {
  return text
    .split(/[\r\n]+/u, 20)
    .map((line) => line.split(/[,;\t|]/u, 256).filter((cell) => /[^\u0000-\u007F]/u.test(cell) && fieldOfHeader(cell) !== undefined).length)
    .reduce((most, count) => Math.max(most, count), 0);
}
