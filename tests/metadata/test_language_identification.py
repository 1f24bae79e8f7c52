"""Languages of texts without a stated tag, each by sentences written for this test."""

from __future__ import annotations

import subprocess
import sys

import pytest

import newsclean
from newsclean.metadata.language.choice import find_language
from newsclean.metadata.language.identification import identify_language

SENTENCES = {
    "bg": (
        "Общинският съвет реши снощи старият мост да остане отворен до пролетта, защото нов още няма.",
        "Министърът обяви, че цената на хляба няма да се повиши през следващата година.",
    ),
    "hr": (
        "Gradsko vijeće sinoć je odlučilo da stari most ostane otvoren do proljeća jer novoga još nema.",
        "Ministar je rekao kako se cijena kruha sljedeće godine neće povisiti, a tvrtke su zadovoljne.",
    ),
    "sr": (
        "Градско веће је синоћ одлучило да стари мост остане отворен до пролећа, јер новог још нема.",
        "Министар је рекао да се цена хлеба следеће године неће повећати.",
    ),
    "ca": (
        "L'ajuntament va decidir ahir al vespre que el pont vell quedi obert fins a la primavera, perquè encara no n'hi ha cap de nou.",
        "El ministre ha dit que el preu del pa no pujarà l'any vinent.",
    ),
    "ur": (
        "شہر کی کونسل نے کل رات فیصلہ کیا کہ پرانا پل بہار تک کھلا رہے گا کیونکہ نیا پل ابھی نہیں بنا۔",
        "وزیر نے کہا کہ اگلے سال روٹی کی قیمت نہیں بڑھے گی۔",
    ),
    "mr": (
        "नगरपालिकेने काल रात्री ठरवले की जुना पूल वसंत ऋतूपर्यंत सुरू राहील, कारण नवीन पूल अजून झालेला नाही.",
        "पुढच्या वर्षी भाकरीची किंमत वाढणार नाही असे मंत्र्यांनी सांगितले.",
    ),
    "ms": (
        "Majlis bandar raya memutuskan malam tadi supaya jambatan lama itu kekal dibuka sehingga musim bunga kerana yang baharu belum siap.",
        "Menteri berkata harga roti tidak akan dinaikkan pada tahun hadapan.",
    ),
    "id": (
        "Dewan kota memutuskan semalam bahwa jembatan lama itu tetap dibuka sampai musim semi karena yang baru belum selesai.",
        "Menteri mengatakan bahwa harga roti tidak akan naik tahun depan.",
    ),
    "sk": (
        "Mestská rada včera večer rozhodla, že starý most zostane otvorený až do jari, pretože nový ešte nie je hotový.",
        "Minister povedal, že cena chleba sa budúci rok nezvýši.",
    ),
    "cs": (
        "Městská rada včera večer rozhodla, že starý most zůstane otevřený až do jara, protože nový ještě není hotový.",
        "Ministr řekl, že cena chleba se příští rok nezvýší.",
    ),
    "lt": (
        "Miesto taryba vakar vakare nusprendė, kad senasis tiltas liks atviras iki pavasario, nes naujo dar nėra.",
        "Ministras sakė, kad duonos kaina kitais metais nedidės.",
    ),
    "lv": ("Pilsētas dome vakar vakarā nolēma, ka vecais tilts paliks atvērts līdz pavasarim, jo jauna vēl nav.",),
    "et": (
        "Linnavolikogu otsustas eile õhtul, et vana sild jääb kevadeni avatuks, sest uut veel ei ole.",
        "Minister ütles, et leiva hind järgmisel aastal ei tõuse.",
    ),
    "sw": (
        "Baraza la jiji liliamua jana usiku kwamba daraja la zamani libaki wazi hadi majira ya kuchipua kwa sababu jipya bado halijakamilika.",
        "Waziri alisema kwamba bei ya mkate haitapanda mwaka ujao.",
    ),
    "en": (
        "The city council decided last night that the old bridge stays open until spring, since there is no new one yet.",
        "The minister said the price of bread would not rise next year.",
    ),
    "de": (
        "Der Stadtrat hat gestern Abend beschlossen, dass die alte Brücke bis zum Frühling offen bleibt, weil es noch keine neue gibt.",
        "Der Minister sagte, der Brotpreis werde im nächsten Jahr nicht steigen.",
    ),
    "fr": (
        "Le conseil municipal a décidé hier soir que le vieux pont resterait ouvert jusqu'au printemps, car il n'y en a pas encore de nouveau.",
        "Le ministre a dit que le prix du pain n'augmenterait pas l'an prochain.",
    ),
    "es": (
        "El ayuntamiento decidió anoche que el puente viejo siga abierto hasta la primavera, porque aún no hay otro nuevo.",
        "El ministro dijo que el precio del pan no subirá el año que viene.",
    ),
    "pt": (
        "A câmara municipal decidiu ontem à noite que a ponte velha fica aberta até à primavera, porque ainda não há uma nova.",
        "O ministro disse que o preço do pão não vai subir no próximo ano.",
    ),
    "gl": (
        "O concello decidiu onte á noite que a ponte vella siga aberta ata a primavera, porque aínda non hai outra nova.",
        "O ministro dixo que o prezo do pan non vai subir o ano que vén.",
    ),
    "it": (
        "Il consiglio comunale ha deciso ieri sera che il vecchio ponte resterà aperto fino alla primavera, perché quello nuovo non c'è ancora.",
        "Il ministro ha detto che il prezzo del pane non salirà l'anno prossimo.",
    ),
    "ro": (
        "Consiliul local a hotărât aseară ca podul vechi să rămână deschis până la primăvară, pentru că unul nou încă nu există.",
        "Ministrul a spus că prețul pâinii nu va crește anul viitor.",
    ),
    "nl": (
        "De gemeenteraad besloot gisteravond dat de oude brug tot het voorjaar open blijft, omdat er nog geen nieuwe is.",
        "De minister zei dat de broodprijs volgend jaar niet stijgt.",
    ),
    "af": (
        "Die stadsraad het gisteraand besluit dat die ou brug tot die lente oop sal bly, omdat daar nog nie 'n nuwe een is nie.",
        "Die minister het gesê die broodprys sal nie volgende jaar styg nie.",
    ),
    "sv": (
        "Kommunfullmäktige beslutade i går kväll att den gamla bron ska vara öppen till våren, eftersom det ännu inte finns någon ny.",
        "Ministern sade att priset på bröd inte kommer att stiga nästa år.",
    ),
    "da": (
        "Byrådet besluttede i går aftes, at den gamle bro skal være åben til foråret, fordi der endnu ikke er nogen ny.",
        "Ministeren sagde, at prisen på brød ikke vil stige næste år.",
    ),
    "no": (
        "Bystyret vedtok i går kveld at den gamle broen skal være åpen til våren, fordi det ennå ikke finnes noen ny.",
        "Statsråden sa at prisen på brød ikke kommer til å stige neste år.",
    ),
    "fi": (
        "Kaupunginvaltuusto päätti eilen illalla, että vanha silta pysyy auki kevääseen asti, koska uutta ei vielä ole.",
        "Ministeri sanoi, ettei leivän hinta nouse ensi vuonna.",
    ),
    "hu": (
        "A városi tanács tegnap este úgy döntött, hogy a régi híd tavaszig nyitva marad, mert új még nincs.",
        "A miniszter azt mondta, hogy a kenyér ára jövőre nem emelkedik.",
    ),
    "pl": (
        "Rada miasta zdecydowała wczoraj wieczorem, że stary most pozostanie otwarty do wiosny, bo nowego jeszcze nie ma.",
        "Minister powiedział, że cena chleba w przyszłym roku nie wzrośnie.",
    ),
    "sl": (
        "Mestni svet je sinoči odločil, da stari most ostane odprt do pomladi, ker novega še ni.",
        "Minister je povedal, da se cena kruha prihodnje leto ne bo zvišala.",
    ),
    "ru": (
        "Городской совет вчера вечером решил, что старый мост останется открытым до весны, потому что нового ещё нет.",
        "Министр сказал, что цена на хлеб в следующем году не вырастет.",
    ),
    "uk": (
        "Міська рада вчора ввечері вирішила, що старий міст залишиться відкритим до весни, бо нового ще немає.",
        "Міністр сказав, що ціна на хліб наступного року не зросте.",
    ),
    "be": (
        "Гарадскі савет учора ўвечары вырашыў, што стары мост застанецца адкрытым да вясны, бо новага яшчэ няма.",
        "Міністр сказаў, што цана на хлеб у наступным годзе не вырасце.",
    ),
    "mk": (
        "Градскиот совет синоќа одлучи стариот мост да остане отворен до пролет, бидејќи нов сè уште нема.",
        "Министерот рече дека цената на лебот следната година нема да се зголеми.",
    ),
    "kk": (
        "Қалалық кеңес кеше кешке ескі көпір көктемге дейін ашық қалады деп шешті, өйткені жаңасы әлі жоқ.",
        "Министр келесі жылы нан бағасы көтерілмейді деді.",
    ),
    "tr": (
        "Belediye meclisi dün akşam eski köprünün ilkbahara kadar açık kalmasına karar verdi, çünkü yenisi henüz yok.",
        "Bakan, ekmek fiyatının gelecek yıl artmayacağını söyledi.",
    ),
    "az": (
        "Şəhər şurası dünən axşam qərara aldı ki, köhnə körpü yaza qədər açıq qalsın, çünki yenisi hələ yoxdur.",
        "Nazir dedi ki, çörəyin qiyməti gələn il artmayacaq.",
    ),
    "sq": (
        "Këshilli i qytetit vendosi mbrëmë që ura e vjetër të mbetet e hapur deri në pranverë, sepse e reja ende nuk ka përfunduar.",
        "Ministri tha se çmimi i bukës nuk do të rritet vitin e ardhshëm.",
    ),
    "el": (
        "Το δημοτικό συμβούλιο αποφάσισε χθες το βράδυ να μείνει ανοιχτή η παλιά γέφυρα ως την άνοιξη.",
        "Ο υπουργός είπε ότι η τιμή του ψωμιού δεν θα αυξηθεί του χρόνου.",
    ),
    "ar": (
        "قرر مجلس المدينة مساء أمس أن يبقى الجسر القديم مفتوحا حتى الربيع لأن الجسر الجديد لم يكتمل بعد.",
        "قال الوزير إن سعر الخبز لن يرتفع في العام المقبل.",
    ),
    "fa": (
        "شورای شهر دیشب تصمیم گرفت که پل قدیمی تا بهار باز بماند، چون پل جدید هنوز آماده نیست.",
        "وزیر گفت که قیمت نان سال آینده افزایش نمی‌یابد.",
    ),
    "ps": (
        "د ښار شورا بېګاه پرېکړه وکړه چې زوړ پل به تر پسرلي پورې خلاص وي، ځکه چې نوی لا نه دی جوړ شوی.",
        "وزیر وویل چې د ډوډۍ بیه به راتلونکی کال نه لوړېږي.",
    ),
    "he": (
        "מועצת העיר החליטה אמש שהגשר הישן יישאר פתוח עד האביב, כי עדיין אין גשר חדש.",
        "השר אמר שמחיר הלחם לא יעלה בשנה הבאה.",
    ),
    "hi": (
        "नगर परिषद ने कल रात तय किया कि पुराना पुल वसंत तक खुला रहेगा क्योंकि नया पुल अभी नहीं बना है।",
        "मंत्री ने कहा कि अगले साल रोटी की कीमत नहीं बढ़ेगी।",
    ),
    "ne": (
        "नगर परिषद्ले हिजो राति पुरानो पुल वसन्तसम्म खुला रहने निर्णय गर्‍यो किनभने नयाँ पुल अझै बनेको छैन।",
        "मन्त्रीले भने कि अर्को वर्ष रोटीको मूल्य बढ्ने छैन।",
    ),
    "bn": (
        "নগর পরিষদ গত রাতে সিদ্ধান্ত নিয়েছে যে পুরনো সেতুটি বসন্ত পর্যন্ত খোলা থাকবে, কারণ নতুনটি এখনও হয়নি।",
        "মন্ত্রী বলেছেন যে আগামী বছর রুটির দাম বাড়বে না।",
    ),
    "ta": (
        "பழைய பாலம் வசந்த காலம் வரை திறந்திருக்கும் என்று நகர சபை நேற்று இரவு முடிவு செய்தது.",
        "அடுத்த ஆண்டு ரொட்டி விலை உயராது என்று அமைச்சர் கூறினார்.",
    ),
    "te": ("పాత వంతెన వసంతకాలం వరకు తెరిచే ఉంటుందని నగర మండలి నిన్న రాత్రి నిర్ణయించింది.",),
    "th": (
        "สภาเมืองตัดสินใจเมื่อคืนนี้ว่าสะพานเก่าจะเปิดจนถึงฤดูใบไม้ผลิเพราะสะพานใหม่ยังไม่เสร็จ",
        "รัฐมนตรีกล่าวว่าราคาขนมปังจะไม่ขึ้นในปีหน้า",
    ),
    "vi": (
        "Hội đồng thành phố tối qua quyết định cây cầu cũ vẫn mở cho đến mùa xuân vì chưa có cầu mới.",
        "Bộ trưởng nói rằng giá bánh mì sẽ không tăng vào năm tới.",
    ),
    "fil": (
        "Nagpasya ang konseho ng lungsod kagabi na mananatiling bukas ang lumang tulay hanggang tagsibol dahil wala pang bago.",
        "Sinabi ng ministro na hindi tataas ang presyo ng tinapay sa susunod na taon.",
    ),
    "eu": (
        "Udalak atzo gauean erabaki zuen zubi zaharrak udaberrira arte irekita jarraituko duela, berririk ez dagoelako oraindik.",
        "Ministroak esan du ogiaren prezioa ez dela igoko datorren urtean.",
    ),
    "is": (
        "Bæjarstjórnin ákvað í gærkvöldi að gamla brúin verði opin fram á vor því að ný er ekki enn til.",
        "Ráðherrann sagði að verð á brauði myndi ekki hækka á næsta ári.",
    ),
    "zh": (
        "市议会昨晚决定老桥开放到春天，因为新桥还没有建成。",
        "部长说明年面包价格不会上涨。",
    ),
    "ja": (
        "市議会は昨夜、新しい橋がまだないため、古い橋を春まで残すことを決めた。",
        "大臣は来年パンの値段は上がらないと述べた。",
    ),
    "ko": (
        "시의회는 어젯밤 새 다리가 아직 없기 때문에 오래된 다리를 봄까지 열어 두기로 했다.",
        "장관은 내년에 빵값이 오르지 않을 것이라고 말했다.",
    ),
    "ka": (
        "საკრებულომ გუშინ საღამოს გადაწყვიტა, რომ ძველი ხიდი გაზაფხულამდე ღია დარჩება.",
        "მინისტრმა თქვა, რომ პურის ფასი მომავალ წელს არ გაიზრდება.",
    ),
    "hy": (
        "Քաղաքային խորհուրդը երեկ երեկոյան որոշեց, որ հին կամուրջը բաց կմնա մինչև գարուն։",
        "Նախարարն ասաց, որ հացի գինը հաջորդ տարի չի բարձրանա։",
    ),
    "gu": (
        "શહેર પરિષદે ગઈકાલે રાત્રે નક્કી કર્યું કે જૂનો પુલ વસંત સુધી ખુલ્લો રહેશે.",
        "મંત્રીએ કહ્યું કે આવતા વર્ષે રોટલીનો ભાવ વધશે નહીં.",
    ),
    "so": (
        "Golaha deegaanka ayaa xalay go'aamiyay in buundada hore ay furnaato ilaa gu'ga sababtoo ah mid cusub weli ma jirto.",
        "Wasiirka ayaa sheegay in qiimaha rootiga aanu kor u kici doonin sannadka soo socda.",
    ),
    "ha": (
        "Majalisar birnin ta yanke shawara a daren jiya cewa tsohuwar gada za ta ci gaba da kasancewa a bude har zuwa bazara.",
        "Ministan ya ce farashin burodi ba zai tashi ba a shekara mai zuwa.",
    ),
    "cy": (
        "Penderfynodd cyngor y ddinas neithiwr y bydd yr hen bont yn aros ar agor tan y gwanwyn gan nad oes un newydd eto.",
        "Dywedodd y gweinidog na fydd pris bara yn codi y flwyddyn nesaf.",
    ),
    "ga": (
        "Shocraigh comhairle na cathrach aréir go bhfanfaidh an seandroichead ar oscailt go dtí an t-earrach.",
        "Dúirt an tAire nach n-ardóidh praghas an aráin an bhliain seo chugainn.",
    ),
    "bs": (
        "Općina je saopćila da će novi voz voziti svake sedmice, a ko želi kartu može je kupiti za dvije hiljade maraka, izjavio je također ministar.",
        "Vijeće ministara Bosne i Hercegovine usvojilo je jučer odluku kojom se hljeb i kafa oslobađaju poreza u augustu.",
    ),
    "sr-Latn": (
        "Opština je saopštila da će novi voz voziti svake nedelje, a ko želi kartu može da je kupi za dve hiljade dinara.",
        "Gradsko veće je sinoć odlučilo da stari most ostane otvoren do proleća, jer novog još nema. Ministar je rekao da se cena hleba neće povećati.",
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_text_without_a_tag(language: str) -> None:
    for sentence in SENTENCES[language]:
        assert find_language([], sentence) == language.partition("-")[0], sentence


def test_a_tag_that_the_text_contradicts_is_replaced() -> None:
    assert find_language(["en"], " ".join(SENTENCES["bg"])) == "bg"
    assert find_language(["bg"], " ".join(SENTENCES["bg"])) == "bg"


@pytest.mark.parametrize("text", ["", "OK", "12 34 56", "Lorem ipsum", "2023-03-22 11:15 - 2023-03-23 12:00"])
def test_a_short_text_has_no_language(text: str) -> None:
    assert identify_language(text) is None


def test_the_article_of_a_dump_has_the_language_of_its_text() -> None:
    text = "\n\n".join(SENTENCES["et"] * 4)
    assert newsclean.clean(f"Vana sild jääb avatuks\n\n{text}").language == "et"


def test_the_library_is_imported_only_without_a_tag() -> None:
    page = (
        "<html lang=en><title>The bridge</title><h1>The bridge</h1>"
        + "<p>The bridge of the town is open, and it was late.</p>" * 9
    )
    code = f"import sys, newsclean; newsclean.clean({page!r}); print('gcld3' in sys.modules)"
    code += f"; newsclean.clean({page.replace(' lang=en', '')!r}); print('gcld3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_a_lone_surrogate_is_passed_over() -> None:
    text = "The town council voted on Tuesday to keep the old library open for another year."
    assert identify_language(f"\ud800{text}") == identify_language(text) == "en"
