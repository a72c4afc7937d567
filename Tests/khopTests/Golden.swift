/// The report of the two small tables.
enum Golden {
  static let vietnamese = """
    KẾT QUẢ LÀM SẠCH, XÁC THỰC DỮ LIỆU VỚI CSDL QUỐC GIA VỀ DÂN CƯ
      Số dòng đọc được                     4
        không phải bản ghi (rejected.csv)  0
      Bản ghi BHXH, BHYT                   4
        ngoài phạm vi, không tính tỷ lệ    0
        mẫu số của tỷ lệ                   4
      Đã xác thực                          3  75,00 %
      Cần rà soát                          0   0,00 %
      Chưa xác thực được                   1  25,00 %
      Số người khác nhau đã xác thực       3

    Theo mức
      A  đúng như nhận được                       1  25,00 %
      B  đúng sau làm sạch an toàn                1  25,00 %
      C  xác định được người, cần sửa một trường  1  25,00 %
      Tỷ lệ chặt (A + B)                          2  50,00 %
      Tỷ lệ kể cả đề xuất sửa (A + B + C)         3  75,00 %
      Đủ, hợp lệ cả ba trường sau làm sạch        3  75,00 %

    Lý do và người xử lý
      D00  Đúng                    1  25,00 %  Không cần xử lý
      D01  Đúng sau chuẩn hóa      1  25,00 %  Hệ thống ghi lại theo chuẩn
      S30  Sai hoặc thiếu số CCCD  1  25,00 %  Cán bộ BHXH cập nhật
      K40  Không tìm thấy số CCCD  1  25,00 %  Công an xã

    Trùng lặp và ước lượng
      Người có nhiều mã số BHXH (T50)                       0
        bản ghi mang mã T50                                 0
      Số CCCD nhiều người cùng ghi (T51)                    0
        bản ghi mang mã T51                                 0
      Độ chính xác mô hình tự ước lượng              99,999 %
      Tỷ lệ tìm đúng tự ước lượng                    100,00 %
      Bản ghi phải tìm ứng viên                             2
        cặp bản ghi – người so sánh                         1
        nhóm lớn nhất của một khóa tìm kiếm (người)         1


    """

  static let english = """
    CLEANSING AND AUTHENTICATION AGAINST THE POPULATION REGISTER
      Rows read                             4
        not records (rejected.csv)          0
      Insurance records                     4
        out of scope, left out of the rate  0
        denominator of the rate             4
      Authenticated                         3  75.00 %
      For review                            0   0.00 %
      Unresolved                            1  25.00 %
      Distinct people authenticated         3

    By tier
      A  equal as received                       1  25.00 %
      B  equal after safe cleansing              1  25.00 %
      C  person established, a field to correct  1  25.00 %
      Strict share (A + B)                       2  50.00 %
      With proposed corrections (A + B + C)      3  75.00 %
      All three fields valid after cleansing     3  75.00 %

    Reasons and who acts
      D00  Correct                               1  25.00 %  nobody
      D01  Correct after normalisation           1  25.00 %  the system writes the reference spelling
      S30  Citizen ID wrong or missing           1  25.00 %  insurance officer updates
      K40  Citizen ID not found in the register  1  25.00 %  commune police

    Duplicates and estimates
      People with many insurance numbers (T50)         0
        records that carry T50                         0
      Citizen IDs that many people write (T51)         0
        records that carry T51                         0
      Precision, the model's own estimate       99.999 %
      Recall, the model's own estimate          100.00 %
      Records searched for by the keys                 2
        pairs with a person compared                   1
        largest block of a key, people                 1


    """
}
