/** What people in China choose when asked for a password, most popular first: dates, lucky digits that sound like words, confessions, keyboard walks. */
export const CHINESE_PASSWORDS: readonly string[] = `
123456 111111 123456789 000000 123123 a123456 5201314 woaini 12345678 666666 888888 123321 a123456789 woaini1314 5201314520 qq123456 1314520 wang123
zxcvbnm asdfghjkl qwertyuiop 1qaz2wsx qazwsx qazwsxedc 1q2w3e4r 1q2w3e4r5t q1w2e3r4 qweasd qweasdzxc 1qazxsw2 zaq12wsx 1qaz2wsx3edc zxcvbn asdasd qweqwe
147258369 147258 159357 789456123 7758521 7758258 521521 5211314 521000 1314521 1314521520 13145201314 woaini520 woaini521 woaini123 woaini1314520 woaini5201314
woaini123456 aini1314 aini520 ainiyiwannian woaiwojia woaiwo wodeai wobuaini woaiqian woshishei woshiwo woshinidie nishizhu nihao nihao123 nihaoma wozuiaini
iloveyou iloveyou1314 iloveyou520 love1314 love520 loveyou520 baobei baobei520 baobao laopo laopo520 laogong laopowoaini laogongwoaini qinaide tianshi
wangyut2 dearbook dearbook88 xiazhili 31415926 110110 110110jp 11111111 88888888 66666666 99999999 00000000 112233 11223344 123123123 123654 123654789 321321
654321 987654321 1234567890 0123456789 12345678910 qwe123 abc123 abc123456 aaa111 aaa123456 asd123 asd123456 zxc123 zxc123456 qaz123 qwer1234 a5201314 q123456
w123456 z123456 as123456 qw123456 aa123456 aa5201314 1234qwer 1234abcd abcd1234 admin123 admin888 root123 test123 pass123 password1 p@ssw0rd mima mima123 mima1234
wodemima mimamima mimashi meiyoumima bugaosuni wangjimima caicaikan zhongguo zhongguo123 woaizhongguo woaibeijing beijing2008 shanghai2010 zhonghua tiananmen
gongsi gongsi123 xiaoshou xiaoshou123 kehu123 yewu123 yewuyuan laoban laoban888 facai facai888 gongxifacai wanshiruyi daji dajidali yifanfengshun yilupingan
xinnian2024 xinnian2025 xinnian2026 jixiang jixiangruyi mashangfacai zhaocai zhaocaijinbao shengyixinglong caiyuangunjin hengfa fafafa 168168 168888 518518 518888
88488 8888888888 6666666666 9999999999 95279527 10086 10010 asdf1234 asdfasdf qwerty123 qwerty123456 qq5201314 qq1314520 qq123123 weixin123 wechat123 taobao123
alibaba alibaba123 tengxun baidu123 woshitiancai tiancai woshishuaige shuaige meinv dashuaige xiaokeai xiaobaobei xiaogongzhu wangzherongyao yingxionglianmeng
daomadan mojito nishiwodeyan nishiwoweiyi yishengyishi yishengsuoai zhizinizhishou yuzixielao tianchangdijiu haikushilan yongyuanaini aiqing youqing qinqing
`
  .trim()
  .split(/\s+/u);
