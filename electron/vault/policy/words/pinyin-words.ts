/**
 * Pinyin of 1,024 everyday two-character words (pingguo 苹果, luobo 萝卜 ...) for generated passphrases in Chinese: ten bits a word. Pinyin,
 * because password fields switch input methods off. Without tones and without ü, so that there is one way to type each.
 */
export const PINYIN_WORDS: readonly string[] = `
pingguo xiangjiao putao xigua caomei yingtao ningmeng boluo mangguo taozi lizi juzi chengzi youzi lizhi longyan shiliu pipa yangmei lanmei hetao
huasheng banli hongzao xingren guazi lianzi yezi shanzha ganzhe baicai bocai qincai jiucai shengcai luobo tudou hongshu nangua donggua huanggua sigua
kugua qiezi fanqie lajiao yangcong dasuan shengjiang xianggu muer doufu douya candou wandou yumi xiaomai dami nuomi yanmai miantiao mantou baozi
jiaozi huntun shaobing youtiao mifan xifan zongzi tangyuan yuebing niangao chunjuan huoguo kaoya shaoji xiangchang larou niupai yangrou zhuti jidan
yadan pidan yuwan xiaren pangxie haidai zicai niunai doujiang kafei hongcha guozhi qishui pijiu baijiu huangjiu fengmi baitang shiyan jiangyou
xiangcu weijing huajiao guipi bajiao zhima mianbao dangao binggan tangguo binggun buding guodong shupian nailao laohu shizi daxiang houzi xiongmao
huli yelang tuzi laoshu songshu ciwei luotuo banma hema xiniu daishu haitun jingyu shayu haibao wugui qingwa kedou bihu xiyi konglong qilin gongji
muji xiaoya baie gezi maque yanzi xique wuya laoying kongque yingwu xianhe yuanyang tiane tuoniao hudie mifeng qingting mayi zhizhu xishuai tanglang
chanming woniu qiuyin jinyu liyu jiyu shuiniu huangniu mianyang shanyang junma huamao heigou xiaozhu yezhu huangshan niqiu zhangyu moyu haixing
hailuo beike shanhu longxia hebang mudan meigui baihe juhua meihua lanhua hehua guihua moli chahua dujuan yueji haitang shuixian furong dingxiang
ziteng qiangwei luwei baishu yangshu liushu rongshu fengshu yinxing zhulin zhangmu wutong senlin caoyuan shamo gaoshan xiagu xuanya shandong pubu
xiaoxi heliu hubo chitang dahai shatan haidao gangwan bolang chaoshui bingchuan xueshan huoshan wenquan pingyuan qiuling pendi zhaoze tianye guoyuan
huayuan caidi taiyang yueliang xingxing yuncai caihong shandian leisheng dayu xiaoxue bingbao weifeng taifeng hanshuang luzhu wuqi qingtian yintian
liming huanghun yewan chuntian xiatian qiutian dongtian zaochen zhongwu bangwan banye zuotian mingtian fangzi dalou wuding chuanghu menkou yangtai
keting chufang woshi shufang zoulang louti dianti diban qiangbi tianjing weiqiang huatan liangting baota simiao jiaotang chengbao gongdian qiaoliang
suidao matou chezhan jichang guangchang zhuozi yizi shafa shujia yigui chouti zhentou beizi chuangdan maotan chuanglian ditan taideng lazhu jingzi
huaping naozhong guazhong fengshan kongtiao bingxiang dianshi xiangji diannao jianpan shubiao shouji erji yinxiang panzi kuaizi shaozi chazi caidao
zhenban tieguo zhenglong shuihu chahu jiubei pingzi guantou zhulan shuitong lianpen maojin yashua yagao feizao shuzi jiandao zhenxian saozhou tuoba
mabu yusan shanzi huochai qianbi gangbi maobi fenbi xiangpi chizi shubao keben zidian riji xinfeng youpiao baozhi zazhi ditu huace yanliao jiaoshui
tuding jiazi suanpan heiban jiangtai caochang jiaoshi xiaoyuan sushe shitang tushu yifu kuzi qunzi chenshan maoyi waitao mianao yuyi maozi weijin
shoutao wazi pixie buxie tuoxie xuezi lingdai yaodai niukou koudai shoubiao jiezhi xianglian erhuan yanjing qianbao beibao xingli yaoshi guaizhang
qiche huoche feiji lunchuan fanchuan duchuan danche motuo kache gongjiao ditie mache xueqiao huaban qiqiu fengzheng huojian weixing feichuan luntai
fangxiang shache youxiang chepiao tiegui xinhao ludeng banjiu yisheng hushi laoshi xuesheng gongren nongmin shibing jingcha siji chushi caifeng
mujiang tiejiang huajia zuojia shiren geshou yanyuan daoyan jizhe faguan kuaiji mishu jingli laoban dianyuan youchai yufu lieren yeye nainai baba
mama gege jiejie didi meimei shushu jiujiu gugu erzi sunzi linju pengyou tongxue keren zhuren guowang huanghou wangzi gongzhu jiangjun xiake shenxian
yaoguai wushi qishi toufa etou meimao bizi zuiba erduo yachi shetou bozi jianbang shoubi shouzhang shouzhi zhijia xiongkou duzi houbei xigai jiaozhi
gutou jirou xueye xinzang danao pifu hanshui leishui xiaorong jiaoyin hongse huangse lanse zise heise baise huise fense jinse yinse hese touming
mingliang heian wennuan hanleng liangshuang yanre chaoshi ganzao rouruan jianying guanghua cucao chenzhong qingsong juda weixiao xichang gaoxing
kuaile beishang fennu haipa jingya haixiu jiaoao yonggan congming shanliang chengshi qinlao landuo wenrou huopo anjing renao gudan xingfu manyi
shiwang xiwang mengxiang huiyi mimi liwu jingxi zhufu ganxie paobu tiaogao youyong pashan huabing huaxue huachuan diaoyu dalie shejian quanji wushu
taiji ticao wudao changge huahua shufa xiaqi weiqi xiangqi puke majiang zuqiu lanqiu paiqiu wangqiu pingpang yumao gangqin jita erhu dizi guzheng
suona laba luogu lingdang kouqin tiqin shuqin gequ xiju dianying donghua xiaoshuo tonghua shenhua yuyan miyu chengyu shige sanwen gushi xinwen
guanggao jiemu wutai chunjie yuanxiao qingming duanwu zhongqiu chongyang chuxi yuandan shengri hunli denglong bianpao duilian hongbao nianhua miaohui
huadeng longzhou xianglu fuzi jianzhi cixiu taoci sichou yushi xiangya hupo zhenzhu feicui zuanshi huangjin baiyin qingtong gangtie tongqian mutou
shitou nitu shazi shuini boli suliao mianhua yangmao pige zhizhang meitan shiyou qiyou chaihuo huoyan yanwu huichen bingkuai shuidi paomo qiwei
beijing shanghai tianjin chongqing guangzhou shenzhen hangzhou nanjing suzhou chengdu wuhan xian changsha qingdao dalian xiamen kunming guilin lasa
lanzhou yinchuan dunhuang taishan huashan changcheng gugong xihu huanghe changjiang chuizi dingzi futou qianzi banshou luosi shengzi tiesi tizi
chanzi chutou liandao lipa shuiche mopan shimo fengche liba gucang majiu jiwo fengxiang yuwang yugan chuanjiang zhangpeng gouhuo shoudian shuxue
yuwen yingyu lishi dili wuli shengwu yinyue meishu tiyu kaoshi zuoye biye lunwen timu daan gongshi tuxing yuanquan fangkuai zhixian quxian jiafa
jianfa chengfa chufa bili shijian kongjian shijie yuzhou diqiu yinhe liuxing huixing heidong yinli citie dianchi dengpao kaiguan chazuo dianxian jiqi
chilun tanhuang ganggan hualun guolu shuibeng yiqi tianping wendu shidu sudu gaodu shangdian yinhang youju yiyuan yaodian fanguan chaguan shudian
huadian gongyuan juyuan zhanlan dongwu zhiwu gongchang cangku nongchang muchang yugang meikuang youtian dianzhan shuiku daba yunhe dian dengta
shaosuo hetong dingdan fapiao zhangben cunzhe yingbi zhibi jiage zhekou lirun chengben shichang guke huowu yangpin yunshu kuaidi baoguo biaoqian
yinzhang qianming jihua baogao zongjie jianyi jueding mubiao chenggong zuobian youbian qianmian houmian shangmian xiamian zhongjian limian waimian
pangbian dongfang nanfang xifang beifang jiaoluo bianyuan dingfeng dibu biaomian shenchu yuanfang fujin duian lukou guaiwan qidian zhongdian lucheng
jiaobu kaishi jieshu jixu tingzhi dengdai xunzhao faxian dakai guanbi jinru likai daoda fanhui shangsheng xiajiang zengjia jianshao xuanzhuan yaobai
feixiang piaofu chenmo ranshao ronghua dongjie zhengfa baozha pengzhuang zhendong zhongzi faya kaihua jieguo shuzhi shugen shupi huaduo huafen
qingcao taixian mogu tengwan jingji daocao maisui luoye nenya feiliao guangai bozhong shouhuo gengtian caizhai niangjiu fangzhi ranbu zhonglou gulou
paifang shishi shibei gujing hutong wapian qingzhuan mudiao pingfeng shuzhuo yantai moshui xuanzhi zhujian juanzhou youdeng madeng huolu nuanqi
yancong shuigang shuijing shuitang caiyuan yuanzi taijie menkan gugan bangyang guanjun jiangbei jiangpai bisai caipan duiyuan jiaolian guanzhong
zhangsheng kouhao qizhi huoju jilu shengli shibai pingju guize jiqiao naixin xinxin hengxin aixin haoqi
`
  .trim()
  .split(/\s+/u);
