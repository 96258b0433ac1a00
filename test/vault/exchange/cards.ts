/** Cards, messages and signatures as people paste them, with what a person would read in them. Nobody in here exists. */

export type SampleCard = {
  readonly text: string;
  readonly name?: string;
  readonly company?: string;
  readonly title?: string;
  readonly city?: string;
  readonly phones?: string;
  readonly emails?: string;
  readonly wechat?: string;
  readonly address?: string;
};

export const CHINESE_CARDS: readonly SampleCard[] = [
  {
    text: `远山机械（上海）有限公司
王  伟
销售总监
手机：138 0013 8000（微信同号）
电话：021-58881234-801  传真：021-58881235
邮箱：wang.wei@yuanshan.example
地址：上海市浦东新区张江路88号3号楼502室
邮编：201203
网址：www.yuanshan.example`,
    name: '王伟',
    company: '远山机械（上海）有限公司',
    title: '销售总监',
    city: '上海',
    phones: '+8613800138000, +862158881234;ext=801, +862158881235 传真',
    emails: 'wang.wei@yuanshan.example',
    wechat: '13800138000',
    address: '上海市浦东新区张江路88号3号楼502室',
  },
  {
    text: `王伟 销售经理
上海远山机械有限公司
T: 021 5888 1234
M: +86 138 0013 8000
E: wang.wei@yuanshan.example
A: 上海市徐汇区漕溪北路100号`,
    name: '王伟',
    company: '上海远山机械有限公司',
    title: '销售经理',
    city: '上海',
    phones: '+862158881234, +8613800138000',
    emails: 'wang.wei@yuanshan.example',
    address: '上海市徐汇区漕溪北路100号',
  },
  {
    text: `你好，我是远山机械的王伟，我的电话是13800138000，微信同号`,
    name: '王伟',
    company: '远山机械',
    phones: '+8613800138000',
    wechat: '13800138000',
  },
  {
    text: `王伟 13800138000 上海市浦东新区张江路88号`,
    name: '王伟',
    city: '上海',
    phones: '+8613800138000',
    address: '上海市浦东新区张江路88号',
  },
  {
    text: `收货人: 李娜
手机号码: 13912345678
所在地区: 广东省深圳市南山区粤海街道
详细地址: 科技园南区R2-B栋3楼`,
    name: '李娜',
    city: '深圳',
    phones: '+8613912345678',
    address: '广东省深圳市南山区粤海街道科技园南区R2-B栋3楼',
  },
  {
    text: `张敏 2024/11/22 14:33:20
您好，我公司地址：杭州市西湖区文三路259号昌地火炬大厦1号楼
电话13701234567`,
    name: '张敏',
    city: '杭州',
    phones: '+8613701234567',
    address: '杭州市西湖区文三路259号昌地火炬大厦1号楼',
  },
  {
    text: `深圳市宏达电子有限公司  采购部  陈建国经理  13500135000  chenjg@hd.example`,
    name: '陈建国',
    company: '深圳市宏达电子有限公司',
    title: '经理',
    city: '深圳',
    phones: '+8613500135000',
    emails: 'chenjg@hd.example',
  },
  {
    text: `姓名：欧阳修远，电话：15912345678，微信：oyxy_88，公司：成都锦程商贸有限公司，职务：总经理`,
    name: '欧阳修远',
    company: '成都锦程商贸有限公司',
    title: '总经理',
    city: '成都',
    phones: '+8615912345678',
    wechat: 'oyxy_88',
  },
  {
    text: `📱 13800138000
✉️ liu@x.example
📍 北京市朝阳区建国路1号
刘洋 | 华北区销售总监 | 北京长河科技有限公司`,
    name: '刘洋',
    company: '北京长河科技有限公司',
    title: '华北区销售总监',
    city: '北京',
    phones: '+8613800138000',
    emails: 'liu@x.example',
    address: '北京市朝阳区建国路1号',
  },
  {
    text: `李经理 13600136000`,
    name: '李经理',
    phones: '+8613600136000',
  },
  {
    text: `陳大文 Tai Man CHAN
高級經理 Senior Manager
香港貿易有限公司 Hong Kong Trading Limited
Tel: (852) 2345 6789`,
    name: '陳大文 Tai Man CHAN',
    company: '香港貿易有限公司 Hong Kong Trading Limited',
    title: '高級經理 Senior Manager',
    city: '香港',
    phones: '+85223456789',
  },
  {
    text: `【上海】蓝天科技股份有限公司
张建军  技术部  高级工程师
电话/传真：021-6087 6100 转 123
手机/微信：13900139000`,
    name: '张建军',
    company: '【上海】蓝天科技股份有限公司',
    title: '高级工程师',
    phones: '+862160876100;ext=123, +8613900139000',
    wechat: '13900139000',
  },
  {
    text: `赵丽颖
采购主管
苏州工业园区金鸡湖大道88号 苏州精密制造有限公司
0512-62881234
zhao@jm.example`,
    name: '赵丽颖',
    company: '苏州精密制造有限公司',
    title: '采购主管',
    city: '苏州',
    phones: '+8651262881234',
    emails: 'zhao@jm.example',
    address: '苏州工业园区金鸡湖大道88号',
  },
  {
    text: `北京市海淀区中关村大街1号 清华大学 王教授 010-62781234`,
    name: '王教授',
    company: '清华大学',
    city: '北京',
    phones: '+861062781234',
    address: '北京市海淀区中关村大街1号',
  },
  {
    text: `客户：周杰 电话 13812345678 微信 zhoujie2024 公司 广州天河软件有限公司`,
    name: '周杰',
    company: '广州天河软件有限公司',
    city: '广州',
    phones: '+8613812345678',
    wechat: 'zhoujie2024',
  },
  {
    text: `阿卜杜拉·买买提
新疆天山果业有限公司
13999123456`,
    name: '阿卜杜拉·买买提',
    company: '新疆天山果业有限公司',
    phones: '+8613999123456',
  },
  {
    text: `发件人: 陈晨 <chen.chen@abc.example>
发送时间: 2024年11月22日
主题: 报价

陈晨
市场部经理
ABC贸易（深圳）有限公司
Mobile: +86-137-1234-5678`,
    name: '陈晨',
    company: 'ABC贸易（深圳）有限公司',
    title: '市场部经理',
    phones: '+8613712345678',
    emails: 'chen.chen@abc.example',
  },
  {
    text: `孙老师，电话：0571-88001234，地址杭州市拱墅区莫干山路100号`,
    name: '孙老师',
    city: '杭州',
    phones: '+8657188001234',
    address: '杭州市拱墅区莫干山路100号',
  },
  {
    text: `何总
四川蜀味餐饮管理有限公司
总部电话 400-820-8820
成都市锦江区春熙路1号`,
    name: '何总',
    company: '四川蜀味餐饮管理有限公司',
    city: '成都',
    phones: '+864008208820',
    address: '成都市锦江区春熙路1号',
  },
  {
    text: `王小明
Sales
Tel 021-58881234 / 58881235
QQ：123456789`,
    name: '王小明',
    title: 'Sales',
    phones: '+862158881234',
  },
  {
    text: `李明，华东区总监，手机13512345678，邮箱liming@h.example`,
    name: '李明',
    title: '华东区总监',
    phones: '+8613512345678',
    emails: 'liming@h.example',
  },
  {
    text: `厦门海峡物流集团 黄志强 副总经理 13600001111`,
    name: '黄志强',
    company: '厦门海峡物流集团',
    title: '副总经理',
    city: '厦门',
    phones: '+8613600001111',
  },
  {
    text: `这是张三丰的名片，电话 13700137000，他在武当山旅游公司做总经理`,
    name: '张三丰',
    company: '武当山旅游公司',
    title: '总经理',
    phones: '+8613700137000',
  },
  {
    text: `高伟达 Gao Weida
销售代表 Sales Representative
青岛海信电器股份有限公司
Hisense Electric Co., Ltd.
山东省青岛市市南区东海西路17号 266071
电话Tel：0532-83878888
手机Mobile：18561234567
邮箱E-mail：gaoweida@hs.example`,
    name: '高伟达 Gao Weida',
    company: '青岛海信电器股份有限公司',
    title: '销售代表 Sales Representative',
    city: '青岛',
    phones: '+8653283878888, +8618561234567',
    emails: 'gaoweida@hs.example',
    address: '山东省青岛市市南区东海西路17号 266071',
  },
  {
    text: `张总您好，我是杭州云帆网络科技有限公司的客户经理赵敏，手机 18888880001，微信 zhaomin-yf`,
    name: '赵敏',
    company: '杭州云帆网络科技有限公司',
    title: '客户经理',
    city: '杭州',
    phones: '+8618888880001',
    wechat: 'zhaomin-yf',
  },
];
