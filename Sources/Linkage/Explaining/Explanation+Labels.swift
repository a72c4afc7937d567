import Tables
import VietnameseText

extension EvidencePart {
  /// What is compared, in words.
  public var label: BilingualText {
    switch self {
    case .prior: BilingualText("Xác suất ban đầu", "Prior")
    case .number: BilingualText("Số CCCD", "Citizen ID")
    case .name: BilingualText("Họ và tên", "Name")
    case .date: BilingualText("Ngày sinh", "Birth date")
    case .place: BilingualText("Nơi ở", "Residence")
    case .sex: BilingualText("Giới tính", "Sex")
    case .family: BilingualText("Gia đình", "Family")
    case .participation: BilingualText("Tuổi theo đối tượng", "Age by class")
    case .stranger:
      BilingualText("Số của người lạ", "A stranger's number")
    }
  }
}

extension NumberLevel {
  /// The level in words.
  public var label: BilingualText {
    switch self {
    case .same: BilingualText("là số của người này", "is this person's number")
    case .sameAfterReading:
      BilingualText("một cách đọc là số của người này", "one reading is this person's number")
    case .oldID:
      BilingualText("CMND là số cũ của người này", "the CMND is this person's old number")
    case .oneSubstitution: BilingualText("khác một chữ số", "one digit differs")
    case .transposed: BilingualText("hai chữ số đổi chỗ", "two digits exchanged")
    case .oneMissing:
      BilingualText(
        "thiếu, thừa hoặc không rõ một chữ số", "a digit is missing, too many or unreadable")
    case .household: BilingualText("là số của người cùng hộ", "is the number of a household member")
    case .relative:
      BilingualText(
        "là số của cha, mẹ, con hoặc anh chị em ở hộ khác",
        "is the number of a parent, child, brother or sister in another household")
    case .neighbour:
      BilingualText("là số của người cùng địa chỉ", "is the number of somebody at the address")
    case .stranger: BilingualText("là số của người khác", "is a stranger's number")
    case .unknown:
      BilingualText(
        "là số khác, không có trong dữ liệu dân cư", "another number, not in the register")
    case .otherOldID: BilingualText("khác số CMND cũ", "another old number")
    case .missing: BilingualText("bản ghi không có số", "the record has no number")
    case .twoErrors: BilingualText("khác hai chữ số", "two digits differ")
    }
  }
}

extension PlaceLevel {
  /// The level in words.
  public var label: BilingualText {
    switch self {
    case .sameAddress: BilingualText("cùng xã, cùng địa chỉ", "same commune and address")
    case .sameCommune: BilingualText("cùng xã", "same commune")
    case .sameCommuneOtherAddress:
      BilingualText("cùng xã, khác địa chỉ", "same commune, other address")
    case .sameAddressElsewhere:
      BilingualText("cùng địa chỉ, khác mã xã", "same address, other commune code")
    case .otherCommune: BilingualText("khác xã", "other commune")
    case .otherAddress:
      BilingualText("khác địa chỉ, không rõ xã", "other address, commune unknown")
    case .missing: BilingualText("không so được", "not comparable")
    }
  }
}

extension FamilyLevel {
  /// The level in words.
  public var label: BilingualText {
    switch self {
    case .sameHousehold:
      BilingualText(
        "đúng cha mẹ, hoặc cha mẹ, mã hộ cùng hộ",
        "the same parent, or parent or code of the household")
    case .sameAddress: BilingualText("cha mẹ cùng địa chỉ", "a parent at the address")
    case .sameCommune: BilingualText("cha mẹ cùng xã", "a parent in the commune")
    case .elsewhere: BilingualText("cha mẹ ở nơi khác", "parents elsewhere")
    case .isParent: BilingualText("chính là cha hoặc mẹ", "is the parent")
    case .missing: BilingualText("không so được", "not comparable")
    }
  }
}

extension ClassLevel {
  /// The level in words.
  public var label: BilingualText {
    switch self {
    case .fits: BilingualText("hợp tuổi", "fits")
    case .near: BilingualText("lệch vài năm", "a few years outside")
    case .other: BilingualText("không hợp tuổi", "does not fit")
    case .missing: BilingualText("không so được", "not comparable")
    }
  }
}

extension DateLevel {
  /// The level in words.
  public var label: BilingualText {
    switch self {
    case .same: BilingualText("giống", "same")
    case .part: BilingualText("giống phần đã biết", "the known part agrees")
    case .firstOfJanuary:
      BilingualText("một bên ghi 01/01 của năm đó", "one side says 1 January of the year")
    case .exchanged: BilingualText("ngày và tháng đổi chỗ", "day and month exchanged")
    case .lunar: BilingualText("một bên là ngày âm lịch", "one side is the lunar date")
    case .yearOffByOne: BilingualText("lệch một năm", "one year off")
    case .oneDigit: BilingualText("khác một chữ số", "one digit differs")
    case .transposed: BilingualText("hai chữ số đổi chỗ", "two digits exchanged")
    case .yearOffByTwo: BilingualText("lệch hai năm", "two years off")
    case .sameMonthAndYear: BilingualText("chỉ giống tháng và năm", "only month and year agree")
    case .sameDayAndMonth: BilingualText("chỉ giống ngày và tháng", "only day and month agree")
    case .sameYear: BilingualText("chỉ giống năm", "only the year agrees")
    case .different: BilingualText("khác hẳn", "quite different")
    case .missing: BilingualText("một bên không có ngày", "one side has no date")
    }
  }
}

extension WordLevel {
  /// The level in words, as they follow a pair of words.
  public var label: BilingualText {
    switch self {
    case .same: BilingualText("giống", "same")
    case .iy: BilingualText("i/y", "i/y")
    case .unmarked: BilingualText("một bên không dấu", "one side without marks")
    case .nearTone: BilingualText("khác thanh dễ lẫn", "tone that is easily confused")
    case .tone: BilingualText("khác thanh", "tone differs")
    case .quality: BilingualText("khác dấu chữ", "quality mark differs")
    case .marks: BilingualText("khác dấu", "marks differ")
    case .regional: BilingualText("cách viết vùng miền", "regional spelling")
    case .dialect: BilingualText("viết theo phát âm", "written by ear")
    case .pattern: BilingualText("mất chữ, phần còn lại giống", "letters lost, the rest agrees")
    case .initial: BilingualText("viết tắt", "abbreviation")
    case .transposed: BilingualText("hai chữ cái đổi chỗ", "two letters exchanged")
    case .oneLetter: BilingualText("khác một chữ cái", "one letter differs")
    case .twoLetters: BilingualText("khác hai chữ cái", "two letters differ")
    case .different: BilingualText("khác hẳn", "quite different")
    }
  }
}

extension SearchKey {
  /// The key in words.
  public var label: BilingualText {
    switch self {
    case .number: BilingualText("Số CCCD", "Citizen ID")
    case .oldID: BilingualText("Số CMND cũ", "Old number (CMND)")
    case .nameAndDate: BilingualText("Họ tên và ngày sinh", "Name and birth date")
    case .name:
      BilingualText("Họ tên, ngày sinh gần đúng", "Name, birth date nearly right")
    case .nearNumber: BilingualText("Số CCCD sai một lỗi", "Citizen ID with one error")
    case .givenWordAndDate:
      BilingualText("Tên và ngày sinh gần đúng", "Given word, birth date nearly right")
    case .date:
      BilingualText("Ngày sinh và một từ của họ tên", "Birth date and one word of the name")
    case .place: BilingualText("Tên và xã", "Given word and commune")
    }
  }
}
