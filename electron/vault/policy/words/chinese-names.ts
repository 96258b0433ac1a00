const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Pinyin of the hundred commonest surnames, by frequency, then as characters. */
const SURNAMES = words(`
wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai
jiang yu du ye cheng wei su lu ding ren shen yao jia shi tan liao fan xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin yi chang
qiao lai gong wen mo niu ouyang sima shangguan zhuge situ dongfang huangfu murong
王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 袁 潘 蒋 蔡 余 杜 叶 程 苏 魏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆
`);

/** Pinyin of frequent given names. */
const GIVEN_NAMES = words(`
wei fang na min jing xiuying li qiang lei jun yang yong yan jie juan tao ming chao xiulan xia ping gang guiying jianguo jianhua zhiqiang haiyan xiaoming xiaohong
xiaoli xiaoyan xiaofang lili tingting yanyan fangfang jingjing yuanyuan huihui weiwei dandan lingling pingping yingying jiajia xinxin zihan zixuan haoran yuxuan
yichen zihao mengqi yutong ruoxi yinuo keyi jiayi xinyi siyu chenxi yuze junjie haojie zhihao yifan jiahao tianyu wenjie wenbin guoqiang guohua jianjun jianping
zhigang zhiming haitao hailong shaohua chunhua guilan yulan yumei guizhen shuzhen shuying meiling meili aihua aiguo hongmei hongyan xuemei limei lina wenwen qianqian
`);

/** Every syllable of pinyin of at least two letters, about by frequency: any phrase typed in pinyin is made of these few hundred pieces. */
export const PINYIN_SYLLABLES: readonly string[] = words(`
de shi yi bu you zhi li ji zhe wo ren zai ta le da guo zhong shang lai wei ge dao shuo men jiu zi he xia xing sheng dui di ni hao nian jing fa gong dong qu xi yu er
ban jia fang guan jian jie xian xin ming ke hui zuo tian ri shui ma mei na neng qi ye hou qian gao xiao kai chang cheng chu dan dang du duo fen gai gan gei hai hua huo
jin ju jue jun kan kou lao liang lin liu lu man mian min mu nan nei pian ping qing qiu quan ran ru san se shan shao shen shou shu si suo tai te ti tong tou wai wan
wang wen wu xiang xie xu xue yan yang yao yin ying yong yuan yue yun za zao zen zhan zhang zhao zhen zheng zhou zhu zhuan zhuang ai an ba bai bao bei ben bi bian biao bie
bing bo cai can cao ce cha chai chan chao che chen chi chong chou chuan chuang chun ci cong cun cuo dai deng dian diao die ding diu dou duan dun en fan fei feng fo fou fu
gang gen geng gou gu gua guai guang gui gun han hang hei hen heng hong hu huai huan huang hun jiang jiao jiong kang kao ken keng kong ku kua kuai kuan kuang kui kun kuo la
lan lang lei leng lian liao lie ling long lou luan lun luo lv lve mai mang mao men meng mi miao mie mo mou nai nao nen niang niao nie nin ning niu nong nu nuan nuo nv nve
ou pa pai pan pang pao pei pen peng pi piao pie pin po pou pu qia qiang qiao qie qin qiong que qun rang rao re reng rong rou ruan rui run ruo sa sai sang sao sen sha
shai shei shuai shuan shuang shun song sou suan sui sun ta tan tang tao teng tiao tie ting tu tuan tui tun tuo wa weng xia xiong xiu xuan xun ya yai you zan zang ze zei
zeng zha zhai zhua zhuai zhui zhun zhuo zong zou zuan zui zun
`);

/** Words that turn up in passphrases of salespeople and their firms, in pinyin. */
const PHRASES = words(`
wo ni ta women nimen de shi bu hao ai xiang shuo lai qu kan mima kouling gongsi xiaoshou kehu laoban jingli zongjian yewu dianhua shouji hetong dingdan shichang
zhongguo beijing shanghai guangzhou shenzhen hangzhou nanjing chengdu wuhan xian suzhou tianjin chongqing zhejiang jiangsu guangdong fujian sichuan hunan hubei
woaini laopo laogong baobao baobei shengri kuaile xinnian facai gongxi jixiang ruyi pingan jiankang xingfu qianbao baoxianxiang shouce
`);

export const CHINESE_NAMES: readonly string[] = [...SURNAMES, ...GIVEN_NAMES, ...PHRASES];
