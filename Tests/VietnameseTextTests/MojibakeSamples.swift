import Testing

@testable import VietnameseText

/// One damaged name.
struct MojibakeSample: Sendable, CustomTestStringConvertible {
  let fault: String
  let encoding: LegacyEncoding?
  let original: String
  let hex: String
  let seen: String

  /// The bytes as stored, where the damage is one of encoding.
  var bytes: [UInt8]? {
    if hex.isEmpty { return nil }
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  var testDescription: String { fault + " " + original }
}

/// Invented names as they look after each kind of damage.
enum MojibakeSamples {
  static let names = [
    "Nguyễn Thị Hằng",
    "Trần Văn Đức",
    "Lê Quốc Vượng",
    "Phạm Thị Mỹ Linh",
    "Hoàng Trọng Nghĩa",
    "Vừ Bá Xồng",
    "Đặng Thị Thúy",
    "Lỷ Bá Thò",
    "HỒ THỊ HƯỜNG",
    "Ỷ Ẵm Ỵ",
    "Bùi Đức Thắng", "Đỗ Thị Kiều Oanh", "Võ Minh Quân", "Ngô Thúy Ngân", "Đậu Xuân Trường",
  ]

  static let all: [MojibakeSample] = [
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Nguyễn Thị Hằng",
      hex: "4e677579d46e205468de2048bb6e67", seen: "NguyÔn ThÞ H»ng"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Trần Văn Đức",
      hex: "5472c76e2056a86e20a7f863", seen: "TrÇn V¨n §øc"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Lê Quốc Vượng",
      hex: "4caa205175e8632056adee6e67", seen: "Lª Quèc V\u{AD}îng"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Phạm Thị Mỹ Linh",
      hex: "5068b96d205468de204dfc204c696e68", seen: "Ph¹m ThÞ Mü Linh"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Hoàng Trọng Nghĩa",
      hex: "486fb56e67205472e46e67204e6768dc61", seen: "Hoµng Träng NghÜa"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Vừ Bá Xồng",
      hex: "56f52042b82058e56e67", seen: "Võ B¸ Xång"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Đặng Thị Thúy",
      hex: "a7c66e67205468de205468f379", seen: "§Æng ThÞ Thóy"),
    MojibakeSample(
      fault: "tcvn3", encoding: .tcvn3, original: "Lỷ Bá Thò",
      hex: "4cfb2042b8205468df", seen: "Lû B¸ Thß"),
    MojibakeSample(
      fault: "tcvn3_capital_font", encoding: .tcvn3Capital, original: "HỒ THỊ HƯỜNG",
      hex: "48e5205448de2048a6ea4e47", seen: "Hå THÞ H¦êNG"),
    MojibakeSample(
      fault: "tcvn3_capital_font", encoding: .tcvn3Capital, original: "Ỷ Ẵm Ỵ",
      hex: "fb20bd6d20fe", seen: "û ½m þ"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Nguyễn Thị Hằng",
      hex: "4e677579d46e205468de2048bb6e67", seen: "NguyÔn ThÞ H»ng"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Trần Văn Đức",
      hex: "5472c76e2056a86e20a7f863", seen: "TrÇn V¨n §øc"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Lê Quốc Vượng",
      hex: "4caa205175e8632056adee6e67", seen: "Lª Quèc V\u{AD}îng"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Phạm Thị Mỹ Linh",
      hex: "5068b96d205468de204dfc204c696e68", seen: "Ph¹m ThÞ Mü Linh"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Hoàng Trọng Nghĩa",
      hex: "486fb56e67205472e46e67204e6768dc61", seen: "Hoµng Träng NghÜa"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Vừ Bá Xồng",
      hex: "56f52042b82058e56e67", seen: "Võ B¸ Xång"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Đặng Thị Thúy",
      hex: "a7c66e67205468de205468f379", seen: "§Æng ThÞ Thóy"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "HỒ THỊ HƯỜNG",
      hex: "48db205448912048a6984e47", seen: "HÛ TH‘ H¦˜NG"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Lỷ Bá Thò",
      hex: "4cfb2042b8205468df", seen: "Lû B¸ Thß"),
    MojibakeSample(
      fault: "tcvn5712_vn1", encoding: .tcvn5712, original: "Ỷ Ẵm Ỵ",
      hex: "1420bf6d2017", seen: "\u{14} ¿m \u{17}"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Nguyễn Thị Hằng",
      hex: "4e67757965e36e205468f2204861e86e67", seen: "Nguyeãn Thò Haèng"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Trần Văn Đức",
      hex: "547261e06e205661ea6e20d1f6f963", seen: "Traàn Vaên Ñöùc"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Lê Quốc Vượng",
      hex: "4c65e22051756fe1632056f6f4ef6e67", seen: "Leâ Quoác Vöôïng"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Phạm Thị Mỹ Linh",
      hex: "506861ef6d205468f2204d79f5204c696e68", seen: "Phaïm Thò Myõ Linh"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Hoàng Trọng Nghĩa",
      hex: "486f61f86e672054726fef6e67204e6768f361", seen: "Hoaøng Troïng Nghóa"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Vừ Bá Xồng",
      hex: "56f6f8204261f920586fe06e67", seen: "Vöø Baù Xoàng"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Đặng Thị Thúy",
      hex: "d161eb6e67205468f220546875f979", seen: "Ñaëng Thò Thuùy"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "HỒ THỊ HƯỜNG",
      hex: "484fc0205448d22048d6d4d84e47", seen: "HOÀ THÒ HÖÔØNG"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Lỷ Bá Thò",
      hex: "4c79fb204261f92054686ff8", seen: "Lyû Baù Thoø"),
    MojibakeSample(
      fault: "vni", encoding: .vni, original: "Ỷ Ẵm Ỵ",
      hex: "59db2041dc6d20ce", seen: "YÛ AÜm Î"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Nguyễn Thị Hằng",
      hex: "4e677579ad6e205468b82048a26e67", seen: "Nguy\u{AD}n Th¸ H¢ng"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Trần Văn Đức",
      hex: "5472a56e2056e56e20d0d163", seen: "Tr¥n Vån ÐÑc"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Lê Quốc Vượng",
      hex: "4cea205175af632056dffe6e67", seen: "Lê Qu¯c Vßþng"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Phạm Thị Mỹ Linh",
      hex: "5068d56d205468b8204ddb204c696e68", seen: "PhÕm Th¸ MÛ Linh"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Hoàng Trọng Nghĩa",
      hex: "486fe06e67205472f76e67204e6768ee61", seen: "Hoàng Tr÷ng Nghîa"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Vừ Bá Xồng",
      hex: "56d72042e12058b06e67", seen: "V× Bá X°ng"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Đặng Thị Thúy",
      hex: "d0a36e67205468b8205468fa79", seen: "Ð£ng Th¸ Thúy"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "HỒ THỊ HƯỜNG",
      hex: "4890205448982048bf964e47", seen: "H\u{90} TH˜ H¿–NG"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Lỷ Bá Thò",
      hex: "4cd62042e1205468f2", seen: "LÖ Bá Thò"),
    MojibakeSample(
      fault: "viscii", encoding: .viscii, original: "Ỷ Ẵm Ỵ",
      hex: "1420056d201e", seen: "\u{14} \u{5}m \u{1E}"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Nguyễn Thị Hằng",
      hex: "4e677579cd6e205468ce2048a26e67", seen: "NguyÍn ThÎ H¢ng"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Trần Văn Đức",
      hex: "5472c06e2056e66e20f1d963", seen: "TrÀn Væn ñÙc"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Lê Quốc Vượng",
      hex: "4cea205175d3632056dcae6e67", seen: "Lê QuÓc VÜ®ng"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Phạm Thị Mỹ Linh",
      hex: "5068e56d205468ce204dcf204c696e68", seen: "Phåm ThÎ MÏ Linh"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Hoàng Trọng Nghĩa",
      hex: "486fe06e67205472866e67204e6768ef61", seen: "Hoàng Tr†ng Nghïa"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Vừ Bá Xồng",
      hex: "56d82042e12058d26e67", seen: "VØ Bá XÒng"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Đặng Thị Thúy",
      hex: "f1a56e67205468ce205468fa79", seen: "ñ¥ng ThÎ Thúy"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "HỒ THỊ HƯỜNG",
      hex: "4897205448102048d09e4e47", seen: "H— TH\u{10} HÐžNG"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Lỷ Bá Thò",
      hex: "4c9b2042e1205468f2", seen: "L› Bá Thò"),
    MojibakeSample(
      fault: "vps", encoding: .vps, original: "Ỷ Ẵm Ỵ",
      hex: "fd20f06d2019", seen: "ý ðm \u{19}"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Nguyễn Thị Hằng",
      hex: "4e677579655e7e6e205468692e20486128606e67", seen: "Nguye^~n Thi. Ha(`ng"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Trần Văn Đức",
      hex: "5472615e606e205661286e204444752b2763", seen: "Tra^`n Va(n DDu+'c"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Lê Quốc Vượng",
      hex: "4c655e2051756f5e27632056752b6f2b2e6e67", seen: "Le^ Quo^'c Vu+o+.ng"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Phạm Thị Mỹ Linh",
      hex: "5068612e6d205468692e204d797e204c696e68", seen: "Pha.m Thi. My~ Linh"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Hoàng Trọng Nghĩa",
      hex: "486f61606e672054726f2e6e67204e6768697e61", seen: "Hoa`ng Tro.ng Nghi~a"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Vừ Bá Xồng",
      hex: "56752b602042612720586f5e606e67", seen: "Vu+` Ba' Xo^`ng"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Đặng Thị Thúy",
      hex: "444461282e6e67205468692e205468752779", seen: "DDa(.ng Thi. Thu'y"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "HỒ THỊ HƯỜNG",
      hex: "484f5e60205448492e2048552b4f2b604e47", seen: "HO^` THI. HU+O+`NG"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Lỷ Bá Thò",
      hex: "4c793f204261272054686f60", seen: "Ly? Ba' Tho`"),
    MojibakeSample(
      fault: "viqr", encoding: .viqr, original: "Ỷ Ẵm Ỵ",
      hex: "593f2041287e6d20592e", seen: "Y? A(~m Y."),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Nguyễn Thị Hằng",
      hex: "4e677579eade6e20546869f22048e3cc6e67", seen: "NguyêÞn Thiò HãÌng"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Trần Văn Đức",
      hex: "5472e2cc6e2056e36e20d0fdec63", seen: "TrâÌn Vãn Ðýìc"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Lê Quốc Vượng",
      hex: "4cea205175f4ec632056fdf5f26e67", seen: "Lê Quôìc Výõòng"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Phạm Thị Mỹ Linh",
      hex: "506861f26d20546869f2204d79de204c696e68", seen: "Phaòm Thiò MyÞ Linh"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Hoàng Trọng Nghĩa",
      hex: "486fe06e672054726ff26e67204e676869de61", seen: "Hoàng Troòng NghiÞa"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Vừ Bá Xồng",
      hex: "56fdcc2042e12058f4cc6e67", seen: "VýÌ Bá XôÌng"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Đặng Thị Thúy",
      hex: "d0e3f26e6720546869f2205468fa79", seen: "Ðãòng Thiò Thúy"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "HỒ THỊ HƯỜNG",
      hex: "48d4cc20544849f22048ddd5cc4e47", seen: "HÔÌ THIò HÝÕÌNG"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Lỷ Bá Thò",
      hex: "4c79d22042e12054686fcc", seen: "LyÒ Bá ThoÌ"),
    MojibakeSample(
      fault: "cp1258", encoding: .windows1258, original: "Ỷ Ẵm Ỵ",
      hex: "59d220c3de6d2059f2", seen: "YÒ ÃÞm Yò"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Nguyễn Thị Hằng",
      hex: "4e677579e1bb856e205468e1bb8b2048e1bab16e67", seen: "Nguyá»…n Thá»‹ Háº±ng"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Nguyễn Thị Hằng",
      hex: "4e677579e1bb856e205468e1bb8b2048e1bab16e67", seen: "Nguyá»\u{85}n Thá»\u{8B} Háº±ng"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Nguyễn Thị Hằng",
      hex: "4e677579e1bb856e205468e1bb8b2048e1bab16e67", seen: "NguyeÌ‚Ìƒn ThiÌ£ HaÌ†Ì€ng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Nguyễn Thị Hằng",
      hex: "4e677579e1bb856e205468e1bb8b2048e1bab16e67", seen: "Nguyá»…n Thá»‹ Háº±ng"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Nguyễn Thị Hằng",
      hex: "4e677579e1bb856e205468e1bb8b2048e1bab16e67", seen: "NguyÃ¡Â»â€¦n ThÃ¡Â»â€¹ HÃ¡ÂºÂ±ng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Trần Văn Đức",
      hex: "5472e1baa76e2056c4836e20c490e1bba963", seen: "Tráº§n VÄƒn Ä\u{90}á»©c"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Trần Văn Đức",
      hex: "5472e1baa76e2056c4836e20c490e1bba963", seen: "Tráº§n VÄ\u{83}n Ä\u{90}á»©c"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Trần Văn Đức",
      hex: "5472e1baa76e2056c4836e20c490e1bba963", seen: "TraÌ‚Ì€n VaÌ†n Ä\u{90}uÌ›Ì\u{81}c"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Trần Văn Đức",
      hex: "5472e1baa76e2056c4836e20c490e1bba963", seen: "Tráº§n VÄƒn Ä\u{FFFD}á»©c"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Trần Văn Đức",
      hex: "5472e1baa76e2056c4836e20c490e1bba963", seen: "TrÃ¡ÂºÂ§n VÃ„Æ’n Ã„Â\u{90}Ã¡Â»Â©c"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Lê Quốc Vượng",
      hex: "4cc3aa205175e1bb91632056c6b0e1bba36e67", seen: "LÃª Quá»‘c VÆ°á»£ng"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Lê Quốc Vượng",
      hex: "4cc3aa205175e1bb91632056c6b0e1bba36e67", seen: "LÃª Quá»\u{91}c VÆ°á»£ng"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Lê Quốc Vượng",
      hex: "4cc3aa205175e1bb91632056c6b0e1bba36e67", seen: "LeÌ‚ QuoÌ‚Ì\u{81}c VuÌ›oÌ›Ì£ng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Lê Quốc Vượng",
      hex: "4cc3aa205175e1bb91632056c6b0e1bba36e67", seen: "LĂª Quá»‘c VÆ°á»£ng"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Lê Quốc Vượng",
      hex: "4cc3aa205175e1bb91632056c6b0e1bba36e67", seen: "LÃƒÂª QuÃ¡Â»â€˜c VÃ†Â°Ã¡Â»Â£ng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Phạm Thị Mỹ Linh",
      hex: "5068e1baa16d205468e1bb8b204de1bbb9204c696e68", seen: "Pháº¡m Thá»‹ Má»¹ Linh"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Phạm Thị Mỹ Linh",
      hex: "5068e1baa16d205468e1bb8b204de1bbb9204c696e68", seen: "Pháº¡m Thá»\u{8B} Má»¹ Linh"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Phạm Thị Mỹ Linh",
      hex: "5068e1baa16d205468e1bb8b204de1bbb9204c696e68", seen: "PhaÌ£m ThiÌ£ MyÌƒ Linh"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Phạm Thị Mỹ Linh",
      hex: "5068e1baa16d205468e1bb8b204de1bbb9204c696e68", seen: "Pháº¡m Thá»‹ Má»¹ Linh"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Phạm Thị Mỹ Linh",
      hex: "5068e1baa16d205468e1bb8b204de1bbb9204c696e68", seen: "PhÃ¡ÂºÂ¡m ThÃ¡Â»â€¹ MÃ¡Â»Â¹ Linh"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Hoàng Trọng Nghĩa",
      hex: "486fc3a06e67205472e1bb8d6e67204e6768c4a961", seen: "HoÃ\u{A0}ng Trá»\u{8D}ng NghÄ©a"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Hoàng Trọng Nghĩa",
      hex: "486fc3a06e67205472e1bb8d6e67204e6768c4a961", seen: "HoÃ\u{A0}ng Trá»\u{8D}ng NghÄ©a"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Hoàng Trọng Nghĩa",
      hex: "486fc3a06e67205472e1bb8d6e67204e6768c4a961", seen: "HoaÌ€ng TroÌ£ng NghiÌƒa"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Hoàng Trọng Nghĩa",
      hex: "486fc3a06e67205472e1bb8d6e67204e6768c4a961", seen: "HoĂ\u{A0}ng Trá»\u{FFFD}ng NghÄ©a"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Hoàng Trọng Nghĩa",
      hex: "486fc3a06e67205472e1bb8d6e67204e6768c4a961",
      seen: "HoÃƒÂ\u{A0}ng TrÃ¡Â»Â\u{8D}ng NghÃ„Â©a"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Vừ Bá Xồng",
      hex: "56e1bbab2042c3a12058e1bb936e67", seen: "Vá»« BÃ¡ Xá»“ng"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Vừ Bá Xồng",
      hex: "56e1bbab2042c3a12058e1bb936e67", seen: "Vá»« BÃ¡ Xá»\u{93}ng"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Vừ Bá Xồng",
      hex: "56e1bbab2042c3a12058e1bb936e67", seen: "VuÌ›Ì€ BaÌ\u{81} XoÌ‚Ì€ng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Vừ Bá Xồng",
      hex: "56e1bbab2042c3a12058e1bb936e67", seen: "Vá»« BĂ¡ Xá»“ng"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice, original: "Vừ Bá Xồng",
      hex: "56e1bbab2042c3a12058e1bb936e67", seen: "VÃ¡Â»Â« BÃƒÂ¡ XÃ¡Â»â€œng"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Đặng Thị Thúy",
      hex: "c490e1bab76e67205468e1bb8b205468c3ba79", seen: "Ä\u{90}áº·ng Thá»‹ ThÃºy"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Đặng Thị Thúy",
      hex: "c490e1bab76e67205468e1bb8b205468c3ba79", seen: "Ä\u{90}áº·ng Thá»\u{8B} ThÃºy"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Đặng Thị Thúy",
      hex: "c490e1bab76e67205468e1bb8b205468c3ba79", seen: "Ä\u{90}aÌ£Ì†ng ThiÌ£ ThuÌ\u{81}y"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Đặng Thị Thúy",
      hex: "c490e1bab76e67205468e1bb8b205468c3ba79", seen: "Ä\u{FFFD}áº·ng Thá»‹ ThĂºy"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "Đặng Thị Thúy",
      hex: "c490e1bab76e67205468e1bb8b205468c3ba79", seen: "Ã„Â\u{90}Ã¡ÂºÂ·ng ThÃ¡Â»â€¹ ThÃƒÂºy"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "HỒ THỊ HƯỜNG",
      hex: "48e1bb92205448e1bb8a2048c6afe1bb9c4e47", seen: "Há»’ THá»Š HÆ¯á»œNG"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "HỒ THỊ HƯỜNG",
      hex: "48e1bb92205448e1bb8a2048c6afe1bb9c4e47", seen: "Há»\u{92} THá»\u{8A} HÆ¯á»\u{9C}NG"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "HỒ THỊ HƯỜNG",
      hex: "48e1bb92205448e1bb8a2048c6afe1bb9c4e47", seen: "HOÌ‚Ì€ THIÌ£ HUÌ›OÌ›Ì€NG"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "HỒ THỊ HƯỜNG",
      hex: "48e1bb92205448e1bb8a2048c6afe1bb9c4e47", seen: "Há»’ THá»\u{FFFD} HÆ¯á»œNG"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice,
      original: "HỒ THỊ HƯỜNG",
      hex: "48e1bb92205448e1bb8a2048c6afe1bb9c4e47", seen: "HÃ¡Â»â€™ THÃ¡Â»Å\u{A0} HÃ†Â¯Ã¡Â»Å“NG"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Lỷ Bá Thò",
      hex: "4ce1bbb72042c3a1205468c3b2", seen: "Lá»· BÃ¡ ThÃ²"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Lỷ Bá Thò",
      hex: "4ce1bbb72042c3a1205468c3b2", seen: "Lá»· BÃ¡ ThÃ²"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Lỷ Bá Thò",
      hex: "4ce1bbb72042c3a1205468c3b2", seen: "LyÌ‰ BaÌ\u{81} ThoÌ€"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Lỷ Bá Thò",
      hex: "4ce1bbb72042c3a1205468c3b2", seen: "Lá»· BĂ¡ ThĂ²"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice, original: "Lỷ Bá Thò",
      hex: "4ce1bbb72042c3a1205468c3b2", seen: "LÃ¡Â»Â· BÃƒÂ¡ ThÃƒÂ²"),
    MojibakeSample(
      fault: "utf8_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Ỷ Ẵm Ỵ",
      hex: "e1bbb620e1bab46d20e1bbb4", seen: "á»¶ áº´m á»´"),
    MojibakeSample(
      fault: "utf8_read_as_latin1", encoding: .utf8AsWindows1252, original: "Ỷ Ẵm Ỵ",
      hex: "e1bbb620e1bab46d20e1bbb4", seen: "á»¶ áº´m á»´"),
    MojibakeSample(
      fault: "utf8_nfd_read_as_cp1252", encoding: .utf8AsWindows1252, original: "Ỷ Ẵm Ỵ",
      hex: "e1bbb620e1bab46d20e1bbb4", seen: "YÌ‰ AÌ†Ìƒm YÌ£"),
    MojibakeSample(
      fault: "utf8_read_as_cp1258", encoding: .utf8AsWindows1258, original: "Ỷ Ẵm Ỵ",
      hex: "e1bbb620e1bab46d20e1bbb4", seen: "á»¶ áº´m á»´"),
    MojibakeSample(
      fault: "utf8_double_encoded_twice", encoding: .utf8AsWindows1252Twice, original: "Ỷ Ẵm Ỵ",
      hex: "e1bbb620e1bab46d20e1bbb4", seen: "Ã¡Â»Â¶ Ã¡ÂºÂ´m Ã¡Â»Â´"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark,
      original: "Nguyễn Thị Hằng",
      hex: "", seen: "Nguy?n Th? H?ng"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Nguyễn Thị Hằng",
      hex: "", seen: "Nguy?n Th? H?ng"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark, original: "Trần Văn Đức",
      hex: "", seen: "Tr?n V?n ??c"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Trần Văn Đức",
      hex: "", seen: "Tr?n Van Ð?c"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark,
      original: "Lê Quốc Vượng",
      hex: "", seen: "Lê Qu?c V??ng"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Lê Quốc Vượng",
      hex: "", seen: "Lê Qu?c Vu?ng"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark,
      original: "Phạm Thị Mỹ Linh",
      hex: "", seen: "Ph?m Th? M? Linh"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Phạm Thị Mỹ Linh",
      hex: "", seen: "Ph?m Th? M? Linh"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark,
      original: "Hoàng Trọng Nghĩa",
      hex: "", seen: "Hoàng Tr?ng Ngh?a"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Hoàng Trọng Nghĩa",
      hex: "", seen: "Hoàng Tr?ng Nghia"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark, original: "Vừ Bá Xồng",
      hex: "", seen: "V? Bá X?ng"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Vừ Bá Xồng",
      hex: "", seen: "V? Bá X?ng"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark,
      original: "Đặng Thị Thúy",
      hex: "", seen: "??ng Th? Thúy"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Đặng Thị Thúy",
      hex: "", seen: "Ð?ng Th? Thúy"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark, original: "HỒ THỊ HƯỜNG",
      hex: "", seen: "H? TH? H??NG"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "HỒ THỊ HƯỜNG",
      hex: "", seen: "H? TH? HU?NG"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark, original: "Lỷ Bá Thò",
      hex: "", seen: "L? Bá Thò"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Lỷ Bá Thò",
      hex: "", seen: "L? Bá Thò"),
    MojibakeSample(
      fault: "cp1252_lossy_question_marks", encoding: .lostToQuestionMark, original: "Ỷ Ẵm Ỵ",
      hex: "", seen: "? ?m ?"),
    MojibakeSample(
      fault: "cp1252_bestfit_windows", encoding: .windowsBestFit, original: "Ỷ Ẵm Ỵ",
      hex: "", seen: "? ?m ?"),
  ]
}
