extension ColumnRole {
  /// Columns of names that hold the date or year of birth behind the name.
  static let namesWithDates =
    ["hoten", "hovaten", "hotennguoithamgia", "hovatennguoithamgia"].flatMap { name in
      ["namsinh", "ngaysinh", "ngaythangnamsinh", "ngaythangsinh", "ntns"].flatMap {
        [name + $0, name + "va" + $0]
      }
    }

  /// The folded names that stand for a role wherever they occur.
  ///
  /// Sources: the headings of lists and work sheets in the domain notes (D03-TS, TK1-TS, work lists of the
  /// provincial office), the columns of the exchange files, and the names that this program writes.
  var names: [String] {
    switch self {
    case .recordID:
      ["recordid", "id", "mahoso", "mabanghi", "mahs", "sohoso", "idbanghi", "rowid", "recid"]
    case .siNumber:
      [
        "sinumber", "masobhxh", "masobaohiemxahoi", "sosobhxh", "sosobaohiemxahoi", "sobhxh",
        "mabhxh", "sosobh", "masobh", "bhxh", "sobaohiemxahoi", "sosbhxh", "socialinsurancenumber",
        "socialinsuranceno", "sinum", "masosobhxh", "msbhxh",
      ]
    case .cardNumber:
      [
        "cardnumber", "mathebhyt", "sothebhyt", "sothe", "mathe", "masothe", "masothebhyt",
        "thebhyt",
        "mathebaohiemyte", "sothebaohiemyte", "bhyt", "cardno", "hicardnumber", "healthcardnumber",
        "healthinsurancecard", "mabhyt", "sobhyt",
      ]
    case .fullName:
      [
        "fullname", "hovaten", "hoten", "hotennguoithamgia", "hovatennguoithamgia", "hotennld",
        "hovatennld", "tennld", "hovatennguoilaodong", "hotennguoilaodong", "hovatenkhaisinh",
        "hochudemvaten", "hochudemten", "hochudemtenkhaisinh", "hochudemvatenkhaisinh",
        "hotenkhaisinh",
        "personname",
        "hodemvaten", "holotvaten", "hovatencongdan", "tennguoithamgia", "tendaydu", "hotendaydu",
        "danhsachhoten", "hotendemvaten", "patientname", "tendoituong", "hotendoituong",
        "hovatendoituong",
      ] + ColumnRole.namesWithDates
    case .surname: ["surname", "ho", "lastname", "familyname"]
    case .middleName:
      [
        "middlename", "hodem", "holot", "hovatendem", "hovadem", "hotendem", "hochudem",
        "hovachudem",
        "dem", "tendem", "chudem", "tenlot", "lot", "hovalot", "hotenlot", "hovatenlot", "hochulot",
        "hovachulot",
      ]
    case .givenName: ["givenname", "firstname", "tenrieng", "tengoi"]
    case .birthDate:
      [
        "birthdate", "ngaysinh", "ngaythangnamsinh", "dob", "dateofbirth", "birthday", "ngsinh",
        "ngaythangsinh", "ntns", "ngaynamsinh", "sinhngay", "ngaythangnam", "ngaysinhnamsinh",
        "birth",
        "ngaysinhnld", "ngaysinhnguoilaodong", "ngaysinhhocsinh", "ngaysinhcuahocsinh",
        "ngaysinhtre",
        "ngaysinhcuatre",
      ]
    case .birthDay: ["dayofbirth"]
    case .birthMonth: ["birthmonth", "thangsinh", "monthofbirth"]
    case .birthYear: ["birthyear", "namsinh", "yearofbirth", "yob"]
    case .birthDateMen:
      [
        "nsnam", "namsinhnam", "ngaysinhnam", "ngaythangnamsinhnam", "namsinhcuanam", "sinhnam",
        "birthdatemen", "birthdatemale", "birthyearmale",
      ]
    case .birthDateWomen:
      [
        "nsnu", "namsinhnu", "ngaysinhnu", "ngaythangnamsinhnu", "namsinhcuanu", "sinhnu",
        "birthdatewomen", "birthdatefemale", "birthyearfemale",
      ]
    case .gender: ["gender", "gioitinh", "gt", "phai", "sex", "gtinh", "namnu", "gioi"]
    case .citizenID:
      [
        "citizenid", "socccd", "cccd", "socccdddcn", "cccdddcn", "socccdsddcn", "sodinhdanh",
        "sodinhdanhcanhan", "sodinhdanhcn", "madinhdanh", "madinhdanhcanhan", "ddcn", "soddcn",
        "sddcn", "cancuoc", "cancuoccongdan", "socancuoc", "socancuoccongdan", "sothecancuoc",
        "sothecccd", "nationalid", "nationalidnumber", "citizenidnumber", "personalid",
        "personalidnumber", "sodinhdanhcanhancccd", "masodinhdanh", "masodinhdanhcanhan",
        "sodinhdanhcongdan", "socccdsodinhdanh", "cccdsodinhdanh", "citizenidentificationnumber",
        "citizenidentificationno", "citizenidno", "socancuocsodinhdanh",
      ]
    case .oldID:
      [
        "oldid", "cmnd", "socmnd", "socmndcu", "cmndcu", "chungminhnhandan", "socmt", "cmt",
        "sochungminhnhandan", "chungminhthu", "chungminhthunhandan", "sochungminhthu", "cmtnd",
        "socmtnd",
      ]
    case .address:
      [
        "address", "diachi", "noio", "noithuongtru", "diachithuongtru", "thuongtru",
        "hokhauthuongtru",
        "noicutru", "diachilienhe", "noiohientai", "diachicutru", "hokhau", "noidangkythuongtru",
        "hktt", "diachinhanhoso", "diachithe", "diachinoicutru", "choohiennay", "diachinoio",
      ]
    case .communeCode:
      [
        "communecode", "maxacutru", "maxathuongtru", "mapx", "maphuong", "maxa", "maxaphuong",
        "maphuongxa", "maxaphuongthitran", "wardcode",
        "madvhcxa", "maxahktt", "maxanoicutru", "maxahokhau", "maxalh", "maxalienhe", "maxatt",
        "maxanoio",
      ]
    case .communeName:
      [
        "communename", "commune", "xa", "xaphuong", "phuongxa", "xaphuongthitran", "tenxa", "ward",
        "tenxaphuong", "phuong", "xaphuongtt", "px", "thitran", "donvixa", "tenphuongxa",
        "xaphuongthitranthuongtru",
      ]
    case .hamlet:
      [
        "hamlet", "thon", "xom", "thonxom", "xomthon", "thonban", "thonbankhoi", "thonxomban",
        "banthon",
        "khoixom", "xomkhoi", "thonkhoi", "khoithon", "khoi", "ban", "ap", "apthon", "todanpho",
        "thonto",
        "thontodanpho", "todanphothon", "tenthon", "tenxom", "thonap", "khupho", "khoipho",
        "village", "xomkhoiban", "khoixomban", "thontdp", "to", "buon", "lang", "donvixom",
        "sonhathon", "thonxombankhoi",
      ]
    case .district:
      [
        "district", "huyen", "quanhuyen", "huyenquan", "tenhuyen", "huyenthixa",
        "huyenthixathanhpho",
        "quanhuyenthixa", "huyenthanhphothixa", "huyentx", "huyentp", "quan", "qh",
        "thanhphohuyen", "huyenthanhpho",
      ]
    case .participantClass:
      [
        "class", "loaidoituong", "doituong", "madoituong", "nhomdoituong", "participantclass",
        "loaidt", "madt", "doituongthamgia", "maloaidoituong", "category",
      ]
    case .status:
      [
        "status", "trangthai", "tinhtrang", "tinhtrangsong", "tinhtrangcongdan",
        "trangthaicongdan", "tinhtrangsongchet", "trangthaisong", "trangthaisongchet", "lifestatus",
      ]
    case .deathDate:
      [
        "deathdate", "dateofdeath", "ngaychet", "ngaymat", "ngaytuvong", "ngayquadoi",
        "ngaythangnamchet", "ngaythangnammat", "ngaythangnamtuvong", "thoigianchet",
        "thoigiantuvong", "namchet", "nammat", "namtuvong", "dachet", "damat", "datuvong",
        "chet", "tuvong", "dead", "deceased",
      ]
    case .fatherID:
      ["fatherid", "socccdcha", "cccdcha", "sodinhdanhcha", "dinhdanhcha", "cccdbo", "socccdbo"]
    case .motherID:
      ["motherid", "socccdme", "cccdme", "sodinhdanhme", "dinhdanhme"]
    case .householdID:
      [
        "householdid", "maho", "mahogiadinh", "masoho", "masohogiadinh", "sohokhau", "household",
        "householdcode", "sosohokhau", "mahgd", "mahogd", "sohk", "sodangkyhokhau",
      ]
    case .managingUnit:
      [
        "unit", "donvi", "madonvi", "madvi", "tendonvi", "donviquanly", "madonviquanly",
        "tendonviquanly",
        "donvithamgia", "donvisudunglaodong", "dvsdld", "tendvsdld", "madv", "tendv", "truong",
        "truonghoc", "tentruong", "employer", "school", "managingunit", "noilamviec",
      ]
    }
  }

  /// The folded names that stand for a role only when nothing says it better.
  var weakNames: [String] {
    switch self {
    case .fullName:
      [
        "name", "ten", "nguoithamgia", "ht", "hvt", "hotenthanhvien", "hovatenthanhvien",
        // Of hospitals and of shops: who holds a card is the insured, unless another column has the name.
        "benhnhan", "tenbenhnhan", "hotenbenhnhan", "hovatenbenhnhan", "tennguoibenh",
        "hotennguoibenh", "hovatennguoibenh", "tenchuthe", "hotenchuthe", "hovatenchuthe",
        "tenkhachhang", "hotenkhachhang", "hovatenkhachhang",
      ]
    case .birthDate: ["namsinh", "birthyear", "yearofbirth", "yob", "sinh", "ns", "nsinh"]
    case .citizenID:
      [
        "cccdcmnd", "socccdcmnd", "cmndcccd", "socmndcccd", "cmndcccdhochieu", "socmndcccdhochieu",
        "cccdcmndhochieu", "sogiayto", "sogiaytotuythan", "giaytotuythan", "idnumber", "idno",
        "socmndcccdddcn", "cmndcccdddcn", "socccdcmndddcn", "cccdcmndddcn",
        "personalidentificationnumber", "personalidentificationno", "identificationnumber",
      ]
    // Of the place where the birth was registered, beside which another column may have that of residence.
    case .communeCode:
      [
        "madvhc", "madonvihanhchinh", "madiaban", "madiabanhanhchinh", "maxaks", "maxakhaisinh",
        "maxanoikhaisinh", "maxanoidangkykhaisinh", "maxadangkykhaisinh",
      ]
    case .siNumber: ["madinhdanhbhxh", "soso"]
    case .address: ["dc"]
    case .recordID: ["maso", "ma", "key"]
    // Of residence, beside which another column may tell of life.
    case .status: ["tinhtrangcutru", "trangthaicutru", "tinhtrangnhankhau", "trangthainhankhau"]
    default: []
    }
  }

  /// Whether a folded name begins with words for a name and goes on with nobody else: `Họ và tên người tham gia BHYT`,
  /// not `Họ tên chủ hộ`.
  static func beginsAsFullName(_ folded: String) -> Bool {
    guard let start = ["hovaten", "hoten"].first(where: folded.hasPrefix) else { return false }
    var rest = folded.dropFirst(start.count)
    if rest.hasPrefix("cua") { rest = rest.dropFirst(3) }
    return !isOther(rest)
  }

  /// Whether a folded name begins with words for a role and goes on with nobody else and nothing else:
  /// `Ngày sinh theo CCCD`, `Giới tính học sinh`, `Địa chỉ thường trú theo CCCD`; not `Ngày sinh của con`.
  static func begins(_ folded: String, as role: ColumnRole) -> Bool {
    guard let start = role.openings.first(where: folded.hasPrefix) else { return false }
    var rest = folded.dropFirst(start.count)
    if rest.hasPrefix("cua") { rest = rest.dropFirst(3) }
    if isOther(rest) { return false }
    return !role.otherMatters.contains { rest.contains($0) }
  }

  /// How the long headings of a role begin, longer openings before those that they begin with.
  private var openings: [String] {
    switch self {
    case .birthDate:
      [
        "ngaythangnamsinh", "ngaythangsinh", "ngaynamsinh", "ngaysinh", "dateofbirth", "birthdate",
        "birthday", "birthdt", "dob", "thoigiansinh",
      ]
    case .gender: ["gioitinh", "gender"]
    case .oldID: ["sochungminh", "chungminh", "socmtnd", "cmtnd", "socmnd", "cmnd", "socmt", "cmt"]
    case .address:
      [
        "diachithuongtru", "diachicutru", "diachichitiet", "diachi", "noithuongtru", "noicutru",
        "noio", "noidangkythuongtru", "noidangkyhokhau",
        "noidkthuongtru", "noidkhktt", "noidangkyhktt", "hokhauthuongtru", "hktt",
        "permanentaddress",
        "residentialaddress", "homeaddress", "currentaddress",
      ]
    default: []
    }
  }

  /// What stands in the long headings of a role that are of another matter.
  private var otherMatters: [String] {
    switch self {
    case .birthDate, .gender: []
    case .oldID: ["cccd", "dinhdanh", "ddcn", "cancuoc", "hochieu", "ngaycap", "noicap", "chuho"]
    case .address:
      [
        "coquan", "donvi", "congty", "mail", "noinhan", "nhanthe", "nguoinhan", "nganhang",
        "truong",
        "lamviec", "kcb", "benhvien", "daily",
      ]
    default: []
    }
  }

  /// Whether a heading goes on with somebody else; workers and citizens (công nhân, công dân) are no children (con).
  private static func isOther(_ rest: Substring) -> Bool {
    others.contains { rest.hasPrefix($0) }
      && !["congnhan", "congdan"].contains(where: rest.hasPrefix)
  }

  private static let others = [
    "cha", "bo", "me", "chu", "vo", "chong", "ong", "ba", "con", "anh", "chi", "em", "nguoigiamho",
    "giamho", "nguoithan", "nguoilap", "nguoidaidien", "nguoinop", "nguoikhai", "nguoithu",
    "nguoinhan", "nguoisudung", "daidien", "canbo", "nhanvien", "daily", "dem", "lot", "khac", "cu",
    "thuong", "giaovien", "bacsi", "tk", "taikhoan",
  ]

  /// Whether a folded name is made of nothing but words for personal ID numbers: `Số ĐDCN/CCCD/Hộ chiếu`.
  static func isMadeOfIDWords(_ folded: String) -> Bool {
    var rest = folded[...]
    // One column with all that stands on the card: `Số CCCD, ngày cấp, nơi cấp`.
    let issue = ["ngaycapnoicap", "ngaycapvanoicap", "ngaynoicap", "ngayvanoicap"]
    if let end = issue.first(where: rest.hasSuffix) { rest = rest.dropLast(end.count) }
    var hasID = false
    while !rest.isEmpty {
      guard let word = idWords.first(where: { rest.hasPrefix($0.text) }) else { return false }
      hasID = hasID || word.isID
      rest = rest.dropFirst(word.text.count)
    }
    return hasID
  }

  /// The parent whose personal ID number a folded name stands for: `Số định danh của cha`, `CCCD mẹ`.
  static func parentOfIDWords(_ folded: String) -> ColumnRole? {
    let parents: [(word: String, role: ColumnRole)] = [
      ("cha", .fatherID), ("bo", .fatherID), ("me", .motherID),
    ]
    for (word, role) in parents where folded.hasSuffix(word) {
      var rest = folded.dropLast(word.count)
      if rest.hasSuffix("nguoi") { rest = rest.dropLast(5) }
      if rest.hasSuffix("cua") { rest = rest.dropLast(3) }
      let isID = isMadeOfIDWords(String(rest))
      return isID || ["id", "sodd", "cmnd", "socmnd"].contains(rest) ? role : nil
    }
    return nil
  }

  /// Longer words before those that they begin with.
  private static let idWords: [(text: String, isID: Bool)] = [
    ("cancuoccongdan", true), ("dinhdanhcanhan", true), ("dinhdanhcongdan", true),
    ("dinhdanh", true), ("cancuoc", true), ("sddcn", true), ("ddcn", true), ("cccd", true),
    ("chungminhnhandan", false), ("cmnd", false), ("cmt", false), ("hochieu", false),
    ("giaykhaisinh", false), ("giayto", false), ("tuythan", false), ("canhan", false),
    ("congdan", false), ("hoac", false), ("chuso", false), ("moi", false), ("the", false),
    ("12", false), ("so", false), ("ma", false),
  ]

  /// The name to show to a person who looks for the column.
  public func label(in language: ReportLanguage) -> String {
    guard language == .vietnamese else { return rawValue }
    return switch self {
    case .recordID: "Mã bản ghi"
    case .siNumber: "Mã số BHXH"
    case .cardNumber: "Mã thẻ BHYT"
    case .fullName: "Họ và tên"
    case .surname: "Họ"
    case .middleName: "Họ đệm"
    case .givenName: "Tên"
    case .birthDate: "Ngày sinh"
    case .birthDay: "Ngày"
    case .birthMonth: "Tháng sinh"
    case .birthYear: "Năm sinh"
    case .birthDateMen: "Năm sinh nam"
    case .birthDateWomen: "Năm sinh nữ"
    case .gender: "Giới tính"
    case .citizenID: "Số CCCD/ĐDCN"
    case .oldID: "Số CMND"
    case .address: "Địa chỉ"
    case .communeCode: "Mã xã"
    case .communeName: "Xã/Phường"
    case .hamlet: "Thôn/Xóm"
    case .district: "Huyện"
    case .deathDate: "Ngày chết"
    case .participantClass: "Loại đối tượng"
    case .status: "Trạng thái"
    case .fatherID: "Số CCCD cha"
    case .motherID: "Số CCCD mẹ"
    case .householdID: "Mã hộ"
    case .managingUnit: "Đơn vị quản lý"
    }
  }
}
